import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { askVolunteer, clearVolunteer, setPlaceCode } from './asking-commands.ts';
import {
  answerAsk,
  answerHandover,
  askForTask,
  claimTask,
  giveTaskBack,
  handOverTask,
} from './between-commands.ts';
import { briefTask, giveBriefing, passBriefing } from './briefing-commands.ts';
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
import { taskFormRules } from './form-rules.ts';
import { taskNoticeKinds } from './notice-kinds.ts';
import { noticesOfTasks } from './notices.ts';
import { taskRefusals } from './refusals.ts';
import { offerSeat, takeSeat } from './seat-commands.ts';
import {
  answerAsVolunteer,
  joinAsVolunteer,
  leaveAsVolunteer,
  proveTask,
  stateOfHimself,
} from './self-commands.ts';
import { emptyTaskRecords } from './state.ts';
import { timedNoticesOfTasks } from './timed-notices.ts';
import { taskRows } from './view.ts';
import { taskThings, taskWords } from './words.ts';

export const task = concept({
  name: 'task',
  facts: taskFacts,
  evolve: evolveTask,
  records: emptyTaskRecords,
  commands: [
    openTaskCommand,
    askForTask,
    answerAsk,
    claimTask,
    handOverTask,
    answerHandover,
    giveTaskBack,
    closeTask,
    callOffTask,
    enrolVolunteer,
    admitAtDoor,
    certifyVolunteer,
    joinAsVolunteer,
    stateOfHimself,
    askVolunteer,
    answerAsVolunteer,
    proveTask,
    leaveAsVolunteer,
    clearVolunteer,
    setPlaceCode,
    offerSeat,
    takeSeat,
    briefTask,
    passBriefing,
    giveBriefing,
    takeTask,
    leaveTask,
    startShift,
    endShift,
  ],
  views: {
    tasks: view(
      both('志愿任务：还缺多少人', 'Tasks for volunteers: how many people they still want'),
      taskRows,
    ),
  },
  noticeKinds: taskNoticeKinds,
  notices: noticesOfTasks,
  timedNotices: timedNoticesOfTasks,
  charter: taskCharter,
  formRules: taskFormRules,
  words: taskWords,
  things: taskThings,
  refusals: taskRefusals,
});
