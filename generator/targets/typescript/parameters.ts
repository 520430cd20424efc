/** The parameters of an operation: their types, and the expressions of their values. */

import type { Api, Operation, Type, WireMember } from '../../model/api.js';
import { ident } from './code.js';
import { operationNames, type Sdk } from './sdk.js';
import type { ParameterValue } from './serialization.js';

/** The operation and its parameters, as used in the body of the function. */
export interface OperationCall {
  readonly operation: Operation;
  readonly sdk: Sdk;
  /** A parameter with its type, and the argument or local variable with its value. */
  readonly parameter: (member: WireMember) => ParameterValue;
}

/** The parameters of an operation by their local names. */
export function operationCall(operation: Operation, sdk: Sdk): OperationCall {
  const names = operationNames(sdk, operation.id);
  const local = ({ member }: WireMember): string =>
    member === undefined ? names.positional! : names.locals.get(member)!;
  return {
    operation,
    sdk,
    parameter: (parameter) => ({
      parameter,
      type: parameterType(operation, parameter, sdk.api),
      value: ident(local(parameter)),
    }),
  };
}

/** The type of a parameter, from the argument that contains it. */
export function parameterType(
  operation: Operation,
  { member }: Pick<WireMember, 'member'>,
  api: Api,
): Type {
  const { positional, params } = operation.arguments;
  if (member === undefined) return positional!.type;
  const type = params && api.types.get(params.id)?.use.type;
  const found = type && memberType(type, member);
  return found ?? { kind: 'unknown', at: operation.at };
}

function memberType(type: Type, name: string): Type | undefined {
  if (type.kind === 'object') return type.properties.find((member) => member.name === name)?.type;
  if (type.kind !== 'intersection') return undefined;
  return type.members.map((part) => memberType(part, name)).find((found) => found !== undefined);
}
