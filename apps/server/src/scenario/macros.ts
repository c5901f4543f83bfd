import type { Application } from '../application/application.ts';
import type { Step } from './format.ts';

type Input = {
  incident: string;
  run: string;
  carrier?: string;
  /** So many of the orders, the last in order of their facilities, are left as they are. */
  leave?: number;
  /** At this facility the first line of its shipment arrives with so many pieces missing. */
  short?: { facility: string; missing: number; reason: string };
};

/** What a macro did; a step that saves it can name a shipment as `$signed.shorts.0.shipment`. */
export type MacroResult = {
  readonly shipments: string[];
  readonly shorts: { shipment: string; facility: string; lot: string; missing: number }[];
};

const MACROS = ['scenario.dispatch-all', 'scenario.confirm-all'];

/**
 * Steps that stand for many: a scenario cannot name orders that are computed while it loads. `scenario.dispatch-all`
 * releases the orders of a run, each by its warehouse's gate; `scenario.confirm-all` has each facility sign.
 */
export const isMacro = (step: Step): boolean => step.command.startsWith('scenario.');

export async function playMacro(application: Application, step: Step, input: unknown): Promise<MacroResult> {
  const wanted = input as Input;
  if (!MACROS.includes(step.command)) throw new Error(`scenario: there is no ${step.command}`);
  const incident = application.state.incidents.get(wanted.incident);
  const orders = [...(incident?.orders.values() ?? [])].filter((order) => order.run === wanted.run);
  if (orders.length === 0) throw new Error(`scenario: ${step.command} at ${step.at}: the run has no orders`);
  const result: MacroResult = { shipments: [], shorts: [] };
  const all = orders.sort((a, b) => (a.facility < b.facility ? -1 : a.facility > b.facility ? 1 : 0));
  for (const order of all.slice(0, all.length - (wanted.leave ?? 0))) {
    if (step.command === 'scenario.dispatch-all' && order.status === 'issued') {
      const seat = order.releaser === step.organisation ? step.seat : `${order.releaser}-gate`;
      const actor = { organisation: order.releaser, seat };
      const { shipment } = await done(
        application.execute(actor, 'shipment.dispatch', {
          incident: wanted.incident,
          order: order.id,
          carrier: wanted.carrier,
        }),
      );
      result.shipments.push(shipment as string);
    }
    const shipment = [...(incident?.shipments.values() ?? [])].find((each) => each.order === order.id);
    if (step.command === 'scenario.confirm-all' && shipment?.status === 'in-transit') {
      const short = wanted.short?.facility === order.facility ? wanted.short : undefined;
      const lines = shipment.lines.map((line, index) =>
        short && index === 0
          ? { lot: line.lot, received: line.sent - short.missing, shortage: short.reason }
          : { lot: line.lot, received: line.sent },
      );
      const actor = { organisation: order.facility, seat: `${order.facility}-equipment` };
      await done(
        application.execute(actor, 'delivery.confirm', {
          incident: wanted.incident,
          shipment: shipment.id,
          lines,
        }),
      );
      result.shipments.push(shipment.id);
      if (short) {
        const { facility, missing } = short;
        result.shorts.push({ shipment: shipment.id, facility, lot: lines[0]?.lot ?? '', missing });
      }
    }
  }
  if (wanted.short && result.shorts.length === 0)
    throw new Error(`scenario: ${step.command} at ${step.at}: nothing was sent to ${wanted.short.facility}`);
  return result;
}

async function done(doing: ReturnType<Application['execute']>): Promise<Record<string, unknown>> {
  const outcome = await doing;
  if (!outcome.ok) throw new Error(`scenario: refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.result as Record<string, unknown>;
}
