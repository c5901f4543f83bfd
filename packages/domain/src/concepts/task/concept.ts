import { concept } from '../../kernel/concept/concept.ts';
import { taskCharter } from './charter.ts';
import {
  admitAtDoor,
  callOffTask,
  certifyVolunteer,
  closeTask,
  endShift,
  enrolVolunteer,
  leaveTask,
  openTaskCommand,
  startShift,
  takeTask,
} from './commands.ts';
import { evolveTask } from './evolve.ts';
import { taskFacts } from './facts.ts';
import { taskFaults } from './faults.ts';
import { taskFormRules } from './form-rules.ts';
import { taskOwners } from './parties.ts';
import { taskRefusals } from './refusals.ts';
import { emptyTaskRecords } from './state.ts';
import { taskRows } from './view.ts';
import { taskThings, taskWords } from './words.ts';

export const task = concept({
  name: 'task',
  facts: taskFacts,
  evolve: evolveTask,
  records: emptyTaskRecords,
  commands: [
    openTaskCommand,
    closeTask,
    callOffTask,
    enrolVolunteer,
    admitAtDoor,
    certifyVolunteer,
    takeTask,
    leaveTask,
    startShift,
    endShift,
  ],
  owners: taskOwners,
  faults: taskFaults,
  views: { tasks: taskRows },
  charter: taskCharter,
  formRules: taskFormRules,
  words: taskWords,
  things: taskThings,
  refusals: taskRefusals,
});
