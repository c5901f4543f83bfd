import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import {
  fileSchema,
  identifier,
  instant,
  longText,
  sha256Schema,
  shortText,
} from '../../kernel/fact/fields.ts';
import { bilingualSchema, both } from '../../kernel/words/words.ts';

export const SKILLS = [
  'carrying',
  'driving',
  'cooking',
  'first-aid',
  'medical',
  'translation',
  'counselling',
  'data-entry',
  'construction',
] as const;
export type Skill = (typeof SKILLS)[number];

/** Which other organisation it concerns: who asks, to whom it is offered, who gives it back. */
const between = { task: identifier, organisation: identifier };

/** When somebody would come. */
export const AVAILABILITY = ['mornings', 'afternoons', 'evenings', 'nights', 'weekends'] as const;
export type Availability = (typeof AVAILABILITY)[number];

/** What a volunteer says of himself; none of it tells who he is. */
const saysOfHimself = {
  skills: z.array(z.enum(SKILLS)).max(SKILLS.length),
  area: areaCodeSchema,
  hoursPerWeek: z.int().min(1).max(84).nullable(),
  availability: z.array(z.enum(AVAILABILITY)).max(AVAILABILITY.length),
  /** Other organisations than his own may ask him too. */
  openToOthers: z.boolean(),
};

/** Proof of having been at the place: the next link of its chain, see `place-code.ts`. Null: whoever leads the shift says it. */
const place = sha256Schema.nullable();

const volunteers = z.array(identifier).min(1).max(100);

/** A volunteer is a pseudonym here and everywhere: who it is stands on paper with the organisation that enrolled it. */
export const taskFacts = {
  'task.opened': fact({
    title: both('发布志愿任务', 'Task opened'),
    under: 'open-task',
    schema: z.strictObject({
      task: identifier,
      organisation: identifier,
      title: bilingualSchema,
      skills: z.array(z.enum(SKILLS)).max(SKILLS.length),
      area: areaCodeSchema,
      where: shortText,
      from: instant,
      until: instant,
      peopleNeeded: z.int().min(1).max(1000),
      /** Nobody works on it alone. */
      twoPersons: z.boolean(),
      /** Closed to minors, and to whoever's credentials nobody has checked. */
      risky: z.boolean(),
      /** Hours after which another organisation that asked for it may take it, where nobody answers; null: as the charter says. */
      answerHours: z.int().min(1).max(168).nullable(),
      confirmed: confirmedFact,
    }),
  }),
  'task.closed': fact({
    title: both('结束志愿任务', 'Task closed'),
    under: 'open-task',
    schema: z.strictObject({
      task: identifier,
      outcome: z.enum(['done', 'called-off']),
      reason: shortText.nullable(),
    }),
  }),
  /** Another organisation would run it; until `answerBy` whoever runs it answers, and silence frees it afterwards. */
  'task.asked': fact({
    title: both('请求承接任务', 'Task asked for'),
    under: 'enrol-volunteer',
    schema: z.strictObject({ ...between, note: shortText.nullable(), answerBy: instant }),
  }),
  'task.ask-answered': fact({
    title: both('答复承接请求', 'Request for a task answered'),
    under: null,
    schema: z.strictObject({ ...between, accepts: z.boolean(), reason: shortText.nullable() }),
  }),
  /** Nobody answered in time. */
  'task.claimed': fact({
    title: both('逾期未答复，任务由请求方承接', 'Task taken over: nobody answered in time'),
    under: 'enrol-volunteer',
    schema: z.strictObject({ ...between, from: identifier }),
  }),
  'task.handed-over': fact({
    title: both('提请移交任务', 'Task offered to another organisation'),
    under: null,
    schema: z.strictObject({ ...between, reason: shortText }),
  }),
  'task.handover-answered': fact({
    title: both('答复任务移交', 'Handover of a task answered'),
    under: 'enrol-volunteer',
    schema: z.strictObject({
      ...between,
      from: identifier,
      accepts: z.boolean(),
      reason: shortText.nullable(),
    }),
  }),
  'task.given-back': fact({
    title: both('任务交还发布机构', 'Task given back to whoever opened it'),
    under: null,
    schema: z.strictObject({ ...between, reason: shortText }),
  }),
  'volunteer.enrolled': fact({
    title: both('登记志愿者', 'Volunteer enrolled'),
    under: 'enrol-volunteer',
    schema: z.strictObject({
      volunteer: identifier,
      organisation: identifier,
      skills: z.array(z.enum(SKILLS)).max(SKILLS.length),
      area: areaCodeSchema,
      /**
       * An adult whose papers were seen: may take risky tasks. False says neither that somebody is a minor nor that its papers
       * are missing; which of the two is nobody's business.
       */
      clearedForRisk: z.boolean(),
      /** Hours that it wants to give in seven days; null: not said. */
      hoursPerWeek: z.int().min(1).max(84).nullable(),
    }),
  }),
  'task.taken': fact({
    title: both('安排志愿者', 'Volunteer assigned to a task'),
    under: 'enrol-volunteer',
    schema: z.strictObject({ task: identifier, volunteer: identifier }),
  }),
  'task.left': fact({
    title: both('退出任务', 'Volunteer taken off a task'),
    under: 'enrol-volunteer',
    schema: z.strictObject({ task: identifier, volunteer: identifier }),
  }),
  'shift.started': fact({
    title: both('志愿者签到', 'Volunteers checked in'),
    under: 'enrol-volunteer',
    schema: z.strictObject({ task: identifier, volunteers, place }),
  }),
  'shift.ended': fact({
    title: both('志愿者签退', 'Volunteers checked out'),
    under: 'enrol-volunteer',
    schema: z.strictObject({ task: identifier, volunteers, place }),
  }),
  /**
   * By himself, from his own seat, having read what is asked of volunteers and what the risks are. Whoever left may come back as
   * the same: hours and rest go on.
   */
  'volunteer.joined': fact({
    title: both('志愿者本人加入', 'A volunteer joined'),
    under: null,
    schema: z.strictObject({
      volunteer: identifier,
      organisation: identifier,
      seat: identifier,
      /** Whose code he scanned; null: the organisation's. */
      task: identifier.nullable(),
      ...saysOfHimself,
      consents: z.boolean(),
    }),
  }),
  /** To somebody who was enrolled on paper: what a link to an account is known by. A new one ends the one before. */
  'volunteer.seat-offered': fact({
    title: both('开具志愿者账号链接', 'A link to an account was handed to a volunteer'),
    under: 'enrol-volunteer',
    schema: z.strictObject({ volunteer: identifier, anchor: sha256Schema }),
  }),
  /** He came by it and sits there: what was written of him on paper is his own matter from now on. */
  'volunteer.seated': fact({
    title: both('志愿者启用账号', 'A volunteer has an account'),
    under: null,
    schema: z.strictObject({ volunteer: identifier, seat: identifier, proof: sha256Schema }),
  }),
  'volunteer.stated': fact({
    title: both('志愿者说明技能和时间', 'A volunteer said what he can do and when'),
    under: null,
    schema: z.strictObject({ volunteer: identifier, ...saysOfHimself }),
  }),
  /** Its organisation has seen his papers: an adult may take risky tasks. Nothing is said of a no. */
  'volunteer.cleared': fact({
    title: both('志愿者资质已核验', 'A volunteer’s papers were seen'),
    under: 'enrol-volunteer',
    schema: z.strictObject({ volunteer: identifier, clearedForRisk: z.boolean() }),
  }),
  'volunteer.asked': fact({
    title: both('邀请志愿者参加任务', 'A volunteer was asked for a task'),
    under: 'enrol-volunteer',
    schema: z.strictObject({ task: identifier, volunteer: identifier }),
  }),
  /** His consent, or that he will not; why is his own business. */
  'volunteer.answered': fact({
    title: both('志愿者答复邀请', 'A volunteer answered'),
    under: null,
    schema: z.strictObject({ task: identifier, volunteer: identifier, accepts: z.boolean() }),
  }),
  /** A photograph of what was done, by its hash: the picture itself lies with the files. */
  'task.proven': fact({
    title: both('志愿者提交完成照片', 'A volunteer showed what was done'),
    under: null,
    schema: z.strictObject({ task: identifier, volunteer: identifier, photo: fileSchema }),
  }),
  'volunteer.left': fact({
    title: both('志愿者退出', 'A volunteer left'),
    under: null,
    schema: z.strictObject({ volunteer: identifier }),
  }),
  /**
   * What whoever comes is told first, and what he is asked of it. The right answers are public, as the text is: the quiz is there so
   * that it is read. A new briefing ends the old, and is passed anew.
   */
  'task.briefed': fact({
    title: both('任务说明与提问', 'Briefing of a task'),
    under: 'open-task',
    schema: z.strictObject({
      task: identifier,
      briefing: identifier,
      /** In one language at least. */
      text: z.strictObject({ zh: longText.nullable(), en: longText.nullable() }),
      questions: z
        .array(
          z.strictObject({
            ask: shortText,
            choices: z.array(shortText).min(2).max(5),
            /** One of the choices, as it is written there. */
            right: shortText,
          }),
        )
        .max(10),
    }),
  }),
  'briefing.passed': fact({
    title: both('志愿者已通过任务说明', 'Briefing passed'),
    under: 'enrol-volunteer',
    schema: z.strictObject({
      task: identifier,
      briefing: identifier,
      volunteers,
      /** By answering its questions, or told to them at the place by whoever leads. */
      how: z.enum(['quiz', 'in-person']),
    }),
  }),
  /** What its poster's code is known by, and for how many checks; a new one ends the old. */
  'task.place-code-set': fact({
    title: both('设置现场签到码', 'Code of the place set'),
    under: null,
    schema: z.strictObject({ task: identifier, anchor: sha256Schema }),
  }),
  /** Computed from the shifts, never typed; the entry in the log is the certificate's proof. */
  'volunteer.certified': fact({
    title: both('出具志愿服务时长证明', 'Hours certified'),
    under: 'enrol-volunteer',
    schema: z.strictObject({
      certificate: identifier,
      volunteer: identifier,
      organisation: identifier,
      minutes: z.int().min(1).max(10_000_000),
      shifts: z.int().min(1).max(100_000),
      from: instant,
      until: instant,
    }),
  }),
};

type TaskFacts = typeof taskFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends TaskFacts {}
}
