import { openSeatsOf, rolesFor, SEAT_FUNCTIONS, SEAT_ROLES, type Seat, seatHas } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { field, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';

/** Of one organisation: the page shows so many of its people, those who came last first. */
const SEATS_SHOWN = 60;

/** Who of one's own organisation does what. Whoever does not administer sees it as well: it is public. */
export const peopleSection: Section = {
  id: 'people',
  order: 15.5,
  may: 'whoever is signed in',
  needsNoIncident: true,
  title: ['人员分工', 'People and roles'],
  intro: [
    '职责授予机构，分工落到每个人：收货、查验、出库、签收，提出、批准，起草、签发，申请、付款，各由不同的人办理。分工是公开的，姓名不公开。',
    'A mandate binds the organisation; here it says who does what. Receiving, inspecting, releasing and confirming, proposing and approving, drafting and publishing, requesting and paying are different people. The division is public, names are not.',
  ],
  make: peopleItems,
};

function peopleItems(context: WorkContext): WorkItem[] {
  const { view, visitor } = context;
  const seats = openSeatsOf(view.state, visitor.organisation);
  const administers = seatHas(view.state, visitor, 'administer');
  return [
    ...(administers ? rolesFor(view.state, visitor.organisation).map((role) => newSeat(context, role)) : []),
    ...seats
      .slice(-SEATS_SHOWN)
      .reverse()
      .map((seat) => seatItem(context, seat, administers)),
  ];
}

const functionsField = (context: WorkContext, given: Iterable<string>) =>
  field({
    path: 'functions',
    kind: 'set',
    label: context.w('可办理', 'May do'),
    options: context.options('seatFunction', SEAT_FUNCTIONS),
    value: [...given].join(' '),
  });

const newSeat = (context: WorkContext, role: keyof typeof SEAT_ROLES): WorkItem => ({
  id: `new-${role}`,
  heading: context.w(`增设：${context.label('seatRole', role)}`, `New: ${context.label('seatRole', role)}`),
  facts: [],
  forms: [
    form({
      command: 'seat.create',
      submit: context.w('增设席位', 'Make the place'),
      folded: context.w('增设…', 'Add…'),
      fixed: {},
      fields: [functionsField(context, SEAT_ROLES[role])],
      keeps: [{ result: 'seat' }],
    }),
  ],
});

function seatItem(context: WorkContext, seat: Seat, administers: boolean): WorkItem {
  const { language, visitor } = context;
  const mine = seat.id === visitor.seat ? context.w('（您）', ' (you)') : '';
  const { appointed } = seat;
  return {
    id: `seat-${seat.id}`,
    heading: `${seat.id}${mine}`,
    facts: [
      seat.functions.size === SEAT_FUNCTIONS.length
        ? context.w('全部', 'everything')
        : [...seat.functions].map((each) => context.label('seatFunction', each)).join(context.comma) ||
          context.w('尚未分工', 'nothing yet'),
      context.w(
        `${moment(seat.openedAt, language)} 开设，${seat.openedBy ?? '系统管理员'}`,
        `since ${moment(seat.openedAt, language)}, by ${seat.openedBy ?? 'the operator'}`,
      ),
      ...(appointed
        ? [
            context.w(
              `${moment(appointed.at, language)} 调整，${appointed.by}：${appointed.reason}`,
              `last changed ${moment(appointed.at, language)} by ${appointed.by}: ${appointed.reason}`,
            ),
          ]
        : []),
    ],
    forms: administers
      ? [
          form({
            command: 'seat.appoint',
            submit: context.w('调整分工', 'Change'),
            tone: 'second',
            folded: context.w('调整分工…', 'Change…'),
            fixed: { seat: seat.id },
            fields: [functionsField(context, seat.functions), reasonField(context)],
          }),
          form({
            command: 'seat.close',
            submit: context.w('关闭席位', 'Close'),
            tone: 'second',
            folded: context.w('离岗…', 'Has left…'),
            fixed: { seat: seat.id },
            fields: [reasonField(context)],
          }),
        ]
      : [],
  };
}
