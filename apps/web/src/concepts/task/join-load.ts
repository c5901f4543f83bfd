import { error, redirect } from '@sveltejs/kit';
import { isVolunteerSeat, phaseOf } from '@tongzhou/domain';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { type Tongzhou, viewpoint } from '#server/tongzhou.ts';
import { enterAsVolunteer } from './enter.ts';

type Params = { readonly task?: string; readonly organisation?: string };

/** Whose code was scanned: a task's, or an organisation's, in the response that is open. */
function scanned(tongzhou: Tongzhou, { task: id, organisation }: Params) {
  const { state } = viewpoint(tongzhou);
  const open = [...state.incidents.values()].filter((each) => phaseOf(each) === 'open');
  const incident = id === undefined ? open[0] : open.find(({ tasks }) => tasks.has(id));
  const task = id === undefined ? null : (incident?.tasks.get(id) ?? null);
  const host = state.organisations.get(task?.holder ?? organisation ?? '-');
  if (!incident || !host || (id !== undefined && !task)) error(404, { message: 'address' });
  return { state, incident, task, host };
}

export const load = ({ locals, params, url }: SiteAsked<Params>) => {
  const { state, incident, task, host } = scanned(locals.tongzhou, params);
  const { visitor } = locals;
  const isVolunteer = visitor !== null && isVolunteerSeat(state, visitor.seat);
  if (isVolunteer) redirect(303, `/${params.lang}/work/volunteering`);
  return {
    qr: locals.tongzhou.volunteers.qr(`${locals.tongzhou.application.publicUrl}${url.pathname}`),
    incidentName: incident.name,
    host: host.name,
    isStaff: visitor !== null,
    task: task && {
      title: task.title,
      from: task.from,
      until: task.until,
      where: task.where,
      risky: task.risky,
      twoPersons: task.twoPersons,
      isClosed: task.closed !== null,
      briefing: task.briefing?.text ?? null,
    },
  };
};

export const actions = {
  default: async (sent: SiteSent & { params: Params }) => {
    const { incident, task, host } = scanned(sent.locals.tongzhou, sent.params);
    const form = await sent.request.formData();
    return enterAsVolunteer(sent, form, {
      organisation: host.id,
      command: 'volunteer.join',
      input: {
        ...{ incident: incident.id, task: task?.id ?? null, area: task?.area ?? host.area },
        ...{ isAdult: form.get('isAdult') === 'yes', guardianConsents: form.get('guardian') === 'yes' },
        consents: true,
      },
    });
  },
};
