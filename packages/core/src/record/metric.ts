import type { Entry } from "./entry.js";
import { Metric } from "./fields.js";
import { singular } from "./singular.js";
import { inBestUnit, isAttached, isCurrency } from "./units.js";

/** Narrow no-break space: keeps a number and its unit on one line. */
const THIN = "\u202f";
const MINUS = "\u2212";
const STEPS = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/** The metrics of an entry; empty when there are none. */
export function metricsOf(entry: Pick<Entry, "fields">): readonly Metric[] {
  const value = entry.fields["metrics"];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const metric = Metric.safeParse(item);
    return metric.success ? [metric.data] : [];
  });
}

/** Whether a metric has both ends, so that a change can be stated. */
export function isMeasured(metric: Metric): metric is Metric & { from: number; to: number } {
  return metric.from !== undefined && metric.to !== undefined;
}

/** Relative change in percent, `(to − from) / |from| × 100`; nothing when there is no baseline or it is zero. */
export function change(metric: Metric): number | undefined {
  if (!isMeasured(metric) || metric.from === 0) return undefined;
  return ((metric.to - metric.from) / Math.abs(metric.from)) * 100;
}

/** Whether the metric moved the way it should; nothing when that can't be said. */
export function improved(metric: Metric): boolean | undefined {
  if (!isMeasured(metric) || metric.better === undefined || metric.from === metric.to) return undefined;
  return metric.better === "lower" ? metric.to < metric.from : metric.to > metric.from;
}

/** A quantity as people write it: `1.8 s`, `€41k`, `99.95 %`, `1 page`. The unit may change within its family (1800 ms is 1.8 s). */
export function formatQuantity(value: number, unit?: string): string {
  return written(shown(value, unit));
}

/**
 * `1.8 s → 650 ms`, with `per week` behind it where there is a period; one end alone where the other is unknown.
 * A unit that both ends share is said once: `14 → 3 pages`. Different values never look the same. Empty without values.
 */
export function formatMetric(metric: Metric): string {
  const { from, to, unit, period } = metric;
  const values = from === undefined || to === undefined ? oneEnd(metric) : bothEnds(from, to, unit);
  return period === undefined || values === "" ? values : `${values} per ${period}`;
}

/** `−64 %`, `3×`, or nothing when the change can't be stated; percentages change by points (`−19 pt`). */
export function formatChange(metric: Metric): string | undefined {
  if (isMeasured(metric) && metric.unit === "%") return `${signed(metric.to - metric.from)}${THIN}pt`;
  const percent = change(metric);
  // From below zero, a percentage says nothing: −3 → 5 is not 2.7 times as much.
  if (percent === undefined || (metric.from ?? 0) < 0) return undefined;
  return percent >= 200 ? `${plain(percent / 100 + 1)}×` : `${signed(percent)}${THIN}%`;
}

/** What a list shows of an entry's first metric: values and change. */
export function metricLine(entry: Pick<Entry, "fields">): readonly string[] {
  const metric = metricsOf(entry)[0];
  if (metric === undefined) return [];
  const percent = formatChange(metric);
  return [percent === undefined ? formatMetric(metric) : `${formatMetric(metric)} (${percent})`];
}

/** A number and its unit, as they stand in a text. */
interface Shown {
  readonly number: string;
  readonly unit?: string;
}

function shown(value: number, unit: string | undefined): Shown {
  if (unit === undefined || unit === "") return { number: compact(value) };
  if (isCurrency(unit)) return { number: compact(value, value % 100 === 0 ? 1e3 : 1e4), unit };
  const best = inBestUnit(value, unit);
  return { number: compact(best.unit === unit ? best.value : Number(best.value.toPrecision(3))), unit: best.unit };
}

function written({ number, unit }: Shown): string {
  if (unit === undefined) return number;
  if (isCurrency(unit)) return number.startsWith(MINUS) ? `${MINUS}${unit}${number.slice(1)}` : `${unit}${number}`;
  if (isAttached(unit)) return `${number}${unit}`;
  return `${number}${THIN}${number === "1" || number === `${MINUS}1` ? singular(unit) : unit}`;
}

function oneEnd({ from, to, unit }: Metric): string {
  if (from !== undefined) return formatQuantity(from, unit);
  return to === undefined ? "" : `now ${formatQuantity(to, unit)}`;
}

function bothEnds(from: number, to: number, unit: string | undefined): string {
  const [a, b] = [shown(from, unit), shown(to, unit)];
  const isSame = a.number === b.number && a.unit === b.unit && from !== to;
  const [first, second] = isSame ? [exact(from, unit), exact(to, unit)] : [a, b];
  const isShared = first.unit === second.unit && first.unit !== undefined && !isCurrency(first.unit) && !isAttached(first.unit);
  return `${isShared ? first.number : written(first)} → ${written(second)}`;
}

function exact(value: number, unit: string | undefined): Shown {
  return { number: asText(value), ...(unit !== undefined && unit !== "" && { unit }) };
}

function signed(value: number): string {
  const size = Math.abs(value);
  const rounded = size >= 10 ? Math.round(size) : size;
  // Nearly all is not all: 400 → 1 is −99.7 %, not −100 %.
  const text = plain(rounded === 100 && size < 100 ? Math.floor(size * 10) / 10 : rounded);
  return value < 0 ? `${MINUS}${text}` : `+${text}`;
}

/** At most three digits, or all of them before the decimal point. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return asText(Math.abs(rounded) >= 1_000 ? Math.round(value) : rounded);
}

/** What somebody typed, as it is: 99.95 and 99.99 are not both 100. Only from `long` on, or past six digits, it is shortened. */
function compact(value: number, long = 1e4): string {
  if (Math.abs(value) >= long) {
    for (const [step, letter] of STEPS) {
      const size = Number((value / step).toPrecision(3));
      if (Math.abs(size) >= 1) return `${asText(size)}${letter}`;
    }
  }
  const short = Number.isInteger(value) || Number(value.toPrecision(6)) === value;
  return short ? asText(value) : plain(value);
}

function asText(value: number): string {
  return String(value).replaceAll("-", MINUS);
}
