/** The parameters of an operation: their types, and the expressions of their values. */

import type { Api, Operation, Type, WireMember } from '../../model/api.js';
import { ident, type Code } from './code.js';
import { converted } from './int64.js';
import { operationNames, type Sdk } from './sdk.js';
import type { ParameterValue } from './serialization.js';

/** The operation and its parameters, as used in the body of the function. */
export interface OperationCall {
  readonly operation: Operation;
  readonly sdk: Sdk;
  /** The argument or local variable with the value of a parameter. */
  readonly local: (member: WireMember) => Code;
  /** A parameter with its type and its value. */
  readonly parameter: (member: WireMember) => ParameterValue;
}

/** The parameters of an operation by their local names. */
export function operationCall(operation: Operation, sdk: Sdk): OperationCall {
  const names = operationNames(sdk, operation.id);
  const local = ({ member }: WireMember): Code =>
    ident(member === undefined ? names.positional! : names.locals.get(member)!);
  return {
    operation,
    sdk,
    local,
    parameter: (parameter) => {
      const type = parameterType(operation, parameter, sdk.api);
      return {
        parameter,
        type,
        value: sentParameter({ type, value: local(parameter) }, sdk),
      };
    },
  };
}

/** The value of a parameter to send. */
export const sentParameter = ({ type, value }: Omit<ParameterValue, 'parameter'>, sdk: Sdk): Code =>
  converted(value, [type], sdk);

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
