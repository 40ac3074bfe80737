import { inOneUnit, isConvertible, isCurrency } from "../record/units.js";
import { isPlural, type Quantity } from "./read-quantity.js";

/** Two values in one unit. */
export interface Values {
  readonly from: number;
  readonly to: number;
  readonly unit?: string;
  readonly period?: string;
}

/** Without the unit or scale of the other one, a number is that far from it at most: "1.8s -> 650" is not 650 seconds. */
const FAR = 100;

/** Both ends of a change in one unit; nothing when they don't measure the same thing, or may not. */
export function joinQuantities(from: Quantity, to: Quantity): Values | undefined {
  if (from.period !== undefined && to.period !== undefined && from.period !== to.period) return undefined;
  if (isMistakable(from, to) || isMistakable(to, from)) return undefined;
  const period = to.period ?? from.period;
  const unit = unitOf(from, to);
  if (unit === "different" || (unit !== undefined && isFarApart(from, to, unit))) return undefined;
  if (from.scaled !== to.scaled && areFar(from.value, to.value)) return undefined;
  const own = unit === undefined ? undefined : inOneUnit(withUnit(from, unit), withUnit(to, unit));
  if (unit !== undefined && own === undefined) return undefined;
  const values = own === undefined ? { from: from.value, to: to.value } : { from: own.a, to: own.b, unit: own.unit };
  return { ...values, ...(period !== undefined && { period }) };
}

/** The unit for the side that has none; "different" when both have one and they don't go together. */
function unitOf(from: Quantity, to: Quantity): string | undefined {
  if (from.unit === undefined || to.unit === undefined || isConvertible(from.unit)) return to.unit ?? from.unit;
  if (from.unit === to.unit || from.unit === `${to.unit}s`) return from.unit;
  return isPlural(to.unit) && to.unit === `${from.unit}s` ? to.unit : "different";
}

function withUnit(quantity: Quantity, unit: string) {
  const own = quantity.unit !== undefined && isConvertible(quantity.unit) ? quantity.unit : unit;
  return { value: quantity.value, unit: own };
}

/** Whether a unit that only one side has may not be meant for the other one. */
function isFarApart(from: Quantity, to: Quantity, unit: string): boolean {
  if (from.unit !== undefined && to.unit !== undefined) return false;
  if (!isConvertible(unit) && !isCurrency(unit)) return false;
  // "2s -> 40" is forty milliseconds rather than a change for the worse.
  return areFar(from.value, to.value) || (isConvertible(unit) && to.unit === undefined && to.value > from.value);
}

function areFar(a: number, b: number): boolean {
  const [small, large] = [Math.min(Math.abs(a), Math.abs(b)), Math.max(Math.abs(a), Math.abs(b))];
  return small > 0 && large / small > FAR;
}

/** "1.200" may be twelve hundred, unless the other number shows that a point begins decimals here. */
function isMistakable(quantity: Quantity, other: Quantity): boolean {
  return quantity.doubtful && (other.doubtful || Number.isInteger(other.value));
}
