import { formatDate, formatNumber, t } from "../i18n";
import { type Bar, per100Words } from "./figures";

const HEIGHT = 100;
const LABELS = 5;

const date = (iso: string) => formatDate(iso, { day: "numeric", month: "short", timeZone: "UTC" });
const period = ({ from, to }: Bar) => (from === to ? date(from) : `${date(from)} – ${date(to)}`);
const share = (value: number) => formatNumber(value, { maximumFractionDigits: 1 });

/** Corrections per 100 words over time: a drawing, and the same numbers as a table. */
export function Chart({ bars }: { bars: Bar[] }) {
  const highest = Math.max(1, ...bars.map(per100Words));
  const every = Math.ceil(bars.length / LABELS);
  return (
    <figure class="chart">
      <figcaption class="soft">{t("progress.chart_label", { count: 100 })}</figcaption>
      <div class="chart-plot" dir="ltr">
        <span class="chart-text">{share(highest)}</span>
        {/* Only the bars stretch with the window; texts keep their size. */}
        <svg
          viewBox={`0 0 ${bars.length} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t("progress.chart_label", { count: 100 })}
        >
          {bars.map((bar, index) => {
            const height = (per100Words(bar) / highest) * HEIGHT;
            return (
              <rect key={bar.from} x={index + 0.15} width={0.7} y={HEIGHT - height} height={height}>
                <title>{`${period(bar)}: ${share(per100Words(bar))}`}</title>
              </rect>
            );
          })}
        </svg>
        <div class="chart-dates chart-text">
          {bars
            .filter((_, index) => index % every === 0)
            .map(bar => (
              <span key={bar.from}>{date(bar.from)}</span>
            ))}
        </div>
      </div>
      <details>
        <summary>{t("progress.as_table")}</summary>
        <Table bars={bars} />
      </details>
    </figure>
  );
}

function Table({ bars }: { bars: Bar[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("progress.period")}</th>
          <th scope="col">{t("progress.words")}</th>
          <th scope="col">{t("progress.corrections")}</th>
          <th scope="col">{t("progress.per_100", { count: 100 })}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(bar => (
          <tr key={bar.from}>
            <th scope="row">{period(bar)}</th>
            <td>{formatNumber(bar.words)}</td>
            <td>{formatNumber(bar.edits)}</td>
            <td>{share(per100Words(bar))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
