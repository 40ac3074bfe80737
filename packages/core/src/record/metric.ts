import type { Entry } from "./entry.js";
import { Metric } from "./fields.js";
import { inBestUnit, isCurrency } from "./units.js";

/** Narrow no-break space: keeps a number and its unit on one line. */
const THIN = "\u202f";
const MINUS = "\u2212";

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

/** A quantity as people write it: `1.8 s`, `€41k`, `96.8 %`. The unit may change within its family (1800 ms is 1.8 s). */
export function formatQuantity(value: number, unit?: string): string {
  if (unit === undefined || unit === "") return compact(value);
  if (isCurrency(unit)) return `${value < 0 ? MINUS : ""}${unit}${compact(Math.abs(value))}`;
  const best = inBestUnit(value, unit);
  return `${best.unit === unit ? compact(best.value) : plain(best.value)}${THIN}${best.unit}`;
}

/**
 * `1.8 s → 650 ms`, with `per week` behind it where there is a period; one end alone where the other is unknown.
 * A unit that both ends share is said once: `14 → 3 pages`.
 */
export function formatMetric(metric: Metric): string {
  const both = [metric.from, metric.to].filter((end) => end !== undefined).map((end) => formatQuantity(end, metric.unit));
  const [first, second] = both;
  const shared = first !== undefined && second !== undefined && unitBehind(first) === unitBehind(second);
  const ends = shared ? [first.slice(0, first.length - unitBehind(first).length), second] : both;
  const values = metric.from === undefined && ends.length === 1 ? `now ${ends[0]}` : ends.join(" → ");
  return metric.period === undefined ? values : `${values} per ${metric.period}`;
}

/** The unit as it stands behind a quantity, with the space before it; empty when there is none. */
function unitBehind(quantity: string): string {
  const space = quantity.indexOf(THIN);
  return space < 0 ? "" : quantity.slice(space);
}

/** `−64 %`, or nothing when the change can't be stated; percentages change by points (`−19 pt`). */
export function formatChange(metric: Metric): string | undefined {
  if (isMeasured(metric) && metric.unit === "%") return `${signed(metric.to - metric.from)}${THIN}pt`;
  const percent = change(metric);
  if (percent === undefined) return undefined;
  return percent >= 200 ? `${plain(percent / 100 + 1)}×` : `${signed(percent)}${THIN}%`;
}

/** What a list shows of an entry's first metric: values and change. */
export function metricLine(entry: Pick<Entry, "fields">): readonly string[] {
  const metric = metricsOf(entry)[0];
  if (metric === undefined) return [];
  const percent = formatChange(metric);
  return [percent === undefined ? formatMetric(metric) : `${formatMetric(metric)} (${percent})`];
}

function signed(value: number): string {
  const text = plain(Math.abs(value) >= 10 ? Math.round(Math.abs(value)) : Math.abs(value));
  return value < 0 ? `${MINUS}${text}` : `+${text}`;
}

function plain(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return (Math.abs(rounded) >= 1_000 ? String(Math.round(value)) : String(rounded)).replace("-", MINUS);
}

/** Thousands and millions shortened, when that loses nothing a reader would miss. */
function compact(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${plain(value / 1e6)}M`;
  if (size >= 1e4) return `${plain(value / 1e3)}k`;
  return (Number.isInteger(value) ? String(value) : plain(value)).replace("-", MINUS);
}
