import type { OperationRequest } from '../contract/types.ts';
import { Draw, namedSeed, subSeed } from './random.ts';
import { phoneNumber } from './participant.ts';
import type { Origin } from './case.ts';
import { userData } from './user-data.ts';
import { PHRASES } from './vocabulary.ts';

export type OperationName = OperationRequest['operationName'];

const hexadecimal = (draw: Draw, length: number): string => {
  let text = '';
  while (text.length < length) text += draw.below(16).toString(16);
  return text;
};

const devicePath = (draw: Draw): string =>
  `/devices/${hexadecimal(draw, 8)}-${hexadecimal(draw, 4)}-${hexadecimal(draw, 4)}`;

const FIELD = {
  destination: namedSeed('destination'),
  userData: namedSeed('userData'),
  devicePath: namedSeed('devicePath'),
  text: namedSeed('text'),
  key: namedSeed('key'),
  optional: namedSeed('optional'),
};

/** Draws each member from a seed of its own. */
type Source = (field: keyof typeof FIELD) => Draw;

const source =
  (seed: number): Source =>
  (field) =>
    new Draw(subSeed(seed, FIELD[field]));

const destination = (of: Source): { phoneNumber: string } => ({
  phoneNumber: phoneNumber(of('destination')),
});

function change(of: Source): ReturnType<typeof userData> {
  const draw = of('userData');
  return userData(draw, draw.between(1, 3));
}

/** Every operation's request with every member that the schema names. */
const FULL: { readonly [Name in OperationName]: (of: Source) => OperationRequest & { operationName: Name } } =
  {
    InitiateIMSession: (of) => ({
      operationName: 'InitiateIMSession',
      destination: destination(of),
      userData: change(of),
      devicePath: devicePath(of('devicePath')),
    }),
    SendMessage: (of) => ({
      operationName: 'SendMessage',
      text: of('text').pick(PHRASES),
      destination: destination(of),
      devicePath: devicePath(of('devicePath')),
    }),
    AttachUserData: (of) => ({ operationName: 'AttachUserData', userData: change(of) }),
    UpdateUserData: (of) => ({ operationName: 'UpdateUserData', userData: change(of) }),
    DeleteUserData: (of) => ({
      operationName: 'DeleteUserData',
      key: Object.keys(userData(of('key'), 1)).join(''),
    }),
    Complete: () => ({ operationName: 'Complete' }),
  };

const isOperation = (name: string): name is OperationName => name in FULL;

/** The operations, in the order of the facts. */
export const OPERATIONS: readonly OperationName[] = Object.keys(FULL).filter(isOperation);

/** The request of an operation with all its members. */
export const fullRequest = (name: OperationName, seed: number): OperationRequest => FULL[name](source(seed));

/** Without one or both of the optional members, where there are any. */
export function lessened(
  request: OperationRequest,
  kept: readonly ('userData' | 'devicePath')[],
): OperationRequest {
  if (request.operationName !== 'InitiateIMSession') return request;
  const { userData: data, devicePath: device, ...needed } = request;
  return {
    ...needed,
    ...(kept.includes('userData') && data !== undefined ? { userData: data } : {}),
    ...(kept.includes('devicePath') && device !== undefined ? { devicePath: device } : {}),
  };
}

const OPTIONAL = [[], ['userData'], ['devicePath'], ['userData', 'devicePath']] as const;

/** The body of a request that a server must accept where the session offers the operation; the operations take turns. */
export function request({ seed, index }: Origin): OperationRequest {
  const name = OPERATIONS[index % OPERATIONS.length] ?? 'Complete';
  return lessened(fullRequest(name, seed), source(seed)('optional').pick(OPTIONAL));
}
