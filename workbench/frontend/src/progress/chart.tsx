import { formatDate, formatNumber, t } from "../i18n";
import { type Bar, per100Words } from "./figures";

const WIDTH = 720;
const HEIGHT = 200;
const AXIS = 28;
const TOP = 18;

const date = (iso: string) => formatDate(iso, { day: "numeric", month: "short", timeZone: "UTC" });
const period = ({ from, to }: Bar) => (from === to ? date(from) : `${date(from)} – ${date(to)}`);
const share = (bar: Bar) => formatNumber(per100Words(bar), { maximumFractionDigits: 1 });

/** Corrections per 100 words over time: a drawing, and the same numbers as a table. */
export function Chart({ bars }: { bars: Bar[] }) {
  const highest = Math.max(1, ...bars.map(per100Words));
  const step = WIDTH / bars.length;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + AXIS}`} role="img" aria-label={t("progress.chart_label")}>
        <line class="chart-scale" x1="0" x2={WIDTH} y1={TOP} y2={TOP} />
        <text class="chart-text" x="0" y={TOP - 4}>
          {formatNumber(highest, { maximumFractionDigits: 1 })}
        </text>
        <line class="chart-axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {bars.map((bar, index) => {
          const height = (per100Words(bar) / highest) * (HEIGHT - TOP);
          return (
            <rect
              key={bar.from}
              class="chart-bar"
              x={index * step + step * 0.15}
              width={step * 0.7}
              y={HEIGHT - height}
              height={height}
              rx="2"
            >
              <title>{`${period(bar)}: ${share(bar)}`}</title>
            </rect>
          );
        })}
        {bars.map((bar, index) =>
          index % Math.ceil(bars.length / 6) === 0 ? (
            <text key={bar.from} class="chart-text" x={index * step} y={HEIGHT + 20}>
              {date(bar.from)}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption class="soft">{t("progress.chart_label")}</figcaption>
      <details>
        <summary>{t("progress.as_table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("progress.period")}</th>
              <th scope="col">{t("progress.words")}</th>
              <th scope="col">{t("progress.corrections")}</th>
              <th scope="col">{t("progress.per_100")}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(bar => (
              <tr key={bar.from}>
                <th scope="row">{period(bar)}</th>
                <td>{formatNumber(bar.words)}</td>
                <td>{formatNumber(bar.edits)}</td>
                <td>{share(bar)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
