import { commands } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';

describe('the example of a command, which people copy', () => {
  it.each([...commands.values()].map((each) => [each.name, each] as const))(
    '%s is well-formed',
    (_name, command) => {
      const parsed = command.schema.safeParse(command.example);
      expect(parsed.error?.issues ?? []).toEqual([]);
    },
  );

  it.each([...commands.values()].map((each) => [each.name, each] as const))(
    '%s shows something in each list that it shows',
    (_name, command) => {
      const empty = Object.entries(command.example as object).filter(
        // An import that set nothing aside is the best there is.
        ([field, value]) => field !== 'setAside' && Array.isArray(value) && value.length === 0,
      );
      expect(empty).toEqual([]);
    },
  );
});
