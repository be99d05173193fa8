import { LIST } from '../scenario.ts';
import { shownIn, type Group } from './act.ts';
import { isOwnView } from './party.ts';
import * as payload from './payload.ts';
import type { Stage } from './stage.ts';

/** The steps of the profile `security` that read. */
export const READS = {
  anonymous: 'security.anonymous',
  intruder: 'security.intruder',
  second: 'security.second',
} as const;

/** The role of the second agent's attempt to complete the session. */
export const TAKE_OVER = 'take-over';

/** Reads without credentials, with wrong ones (once: an account may be locked), and as the second agent. */
export async function readAsOthers(stage: Stage): Promise<void> {
  const { scene } = stage;
  const { target, settings } = scene;
  const list = `${settings.apiBase}${LIST}?fields=*`;
  const known = settings.credentials !== 'header' && settings.credentials !== 'certificate';
  if (known && scene.wants('IMS-SEC-01')) {
    await target.send({
      step: { name: READS.anonymous, shows: 'nothing', asks: 'list' },
      agent: 'anonymous',
      method: 'GET',
      path: list,
    });
    if (stage.session !== '')
      await target.send({
        step: { name: READS.anonymous, shows: 'nothing', asks: 'session' },
        agent: 'anonymous',
        method: 'GET',
        path: `${settings.apiBase}${LIST}/${stage.session}`,
      });
  }
  if (settings.credentials === 'basic' && scene.wants('IMS-SEC-02'))
    await target.send({
      step: { name: READS.intruder, shows: 'nothing', asks: 'list' },
      agent: 'intruder',
      method: 'GET',
      path: list,
    });
  if (settings.secondAgent && scene.wants('IMS-SEC-03', 'IMS-SEC-04')) {
    await stage.read();
    await target.send({
      step: { name: READS.second, shows: 'feed' },
      agent: 'second',
      method: 'GET',
      path: list,
    });
  }
}

const SECURITY: Group = 'security';

const note = (owner: string, operation: string, variant: string, marker: string) => ({
  group: SECURITY,
  role: 'intrusion',
  operation,
  owner,
  variant,
  twin: operation,
  marker,
});

/** Tries to change the live session without the right to: each must be refused and change nothing. */
export async function intrude(stage: Stage): Promise<void> {
  const { scene, tag, addressee } = stage;
  const { settings, target } = scene;
  const known = settings.credentials !== 'header' && settings.credentials !== 'certificate';
  if (known && scene.wants('IMS-SEC-01') && stage.offers('AttachUserData'))
    await stage.act(note('IMS-SEC-01', 'AttachUserData', 'without credentials', `${tag}sec01`), {
      body: payload.attach({ [`${tag}sec01`]: 'x' }),
      agent: 'anonymous',
      cookies: false,
    });
  if (settings.secondAgent && scene.wants('IMS-SEC-04')) await intrudeAsSecond(stage);
  if (!target.hasCsrf('first') || !scene.wants('IMS-SEC-05') || !stage.offers('AttachUserData')) return;
  for (const csrf of ['omit', 'wrong'] as const) {
    const marker = `${tag}sec05-${csrf}`;
    await stage.act(
      note(
        'IMS-SEC-05',
        'AttachUserData',
        csrf === 'omit' ? 'without the CSRF token' : 'with a wrong CSRF token',
        marker,
      ),
      {
        body: payload.attach({ [marker]: 'x' }),
        csrf,
      },
    );
  }
  await stage.act(note('IMS-SEC-05', 'SendMessage', 'without the CSRF token', `${tag}sec05-send`), {
    body: payload.sendMessage(addressee, `${tag}sec05-send`),
    csrf: 'omit',
  });
}

/** Does the second agent's feed, as it was read last, show the run's session as its own side of a conversation? */
function takesPart(stage: Stage): boolean {
  const read = stage.scene.target.exchanges.findLast(({ step }) => step.name === READS.second);
  const [mine, theirs] = [stage.shown(), shownIn(read, stage.session)];
  return mine !== undefined && theirs !== undefined && isOwnView(mine, theirs);
}

/** Tries, as the second agent, to complete the live session: last of all, for it might succeed. */
export async function takeOver(stage: Stage): Promise<void> {
  const { secondAgent } = stage.scene.settings;
  if (!secondAgent || !stage.scene.wants('IMS-SEC-04') || takesPart(stage)) return;
  await stage.read();
  if (stage.isOver() || !stage.offers('Complete')) return;
  await stage.act(
    {
      group: 'take-over',
      role: TAKE_OVER,
      operation: 'Complete',
      owner: 'IMS-SEC-04',
      variant: 'by the second agent',
      twin: 'Complete',
    },
    { body: payload.complete(), agent: 'second' },
  );
  await stage.read();
}

async function intrudeAsSecond(stage: Stage): Promise<void> {
  if (takesPart(stage)) return;
  const { tag, addressee } = stage;
  const marker = `${tag}sec04`;
  const bodies = {
    AttachUserData: payload.attach({ [marker]: 'x' }),
    UpdateUserData: payload.update({ [`${tag}c`]: marker }),
    DeleteUserData: payload.remove(`${tag}e`),
    SendMessage: payload.sendMessage(addressee, marker),
  };
  for (const [operation, body] of Object.entries(bodies))
    if (stage.offers(operation))
      await stage.act(note('IMS-SEC-04', operation, 'by the second agent', marker), {
        body,
        agent: 'second',
      });
}
