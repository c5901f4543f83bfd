import type { Application } from '../application/application.ts';
import type { Step } from './format.ts';

type Input = {
  incident: string;
  run: string;
  carrier?: string;
  /** So many of the orders, in order of their ids, are left as they are. */
  leave?: number;
  short?: { facility: string; missing: number; reason: string };
};

/**
 * Steps that stand for many: a scenario cannot name orders that are computed while it loads. `scenario.dispatch-all`
 * releases the orders of a run, each by its warehouse's gate; `scenario.confirm-all` has each facility sign.
 */
export const isMacro = (step: Step): boolean => step.command.startsWith('scenario.');

export async function playMacro(application: Application, step: Step, input: unknown): Promise<void> {
  const wanted = input as Input;
  const incident = application.state.incidents.get(wanted.incident);
  const orders = [...(incident?.orders.values() ?? [])].filter((order) => order.run === wanted.run);
  const all = orders.sort((a, b) => (a.facility < b.facility ? -1 : a.facility > b.facility ? 1 : 0));
  for (const order of all.slice(0, all.length - (wanted.leave ?? 0))) {
    if (step.command === 'scenario.dispatch-all' && order.status === 'issued') {
      const seat = order.releaser === step.organisation ? step.seat : `${order.releaser}-gate`;
      const actor = { organisation: order.releaser, seat };
      await done(
        application.execute(actor, 'shipment.dispatch', {
          incident: wanted.incident,
          order: order.id,
          carrier: wanted.carrier,
        }),
      );
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
    }
  }
}

async function done(doing: ReturnType<Application['execute']>): Promise<void> {
  const outcome = await doing;
  if (!outcome.ok) throw new Error(`scenario: refused: ${JSON.stringify(outcome.refusals)}`);
}
