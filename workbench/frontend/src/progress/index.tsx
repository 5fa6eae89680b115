import { useState } from "preact/hooks";
import type { ViewProps } from "../core/view";
import { formatNumber } from "../i18n";
import { Button } from "../ui/button";
import { Select } from "../ui/field";
import { Heading } from "../ui/heading";
import { Link } from "../ui/link";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { problemText } from "../ui/problem_text";
import { useQuestion } from "../ui/question";
import { toast } from "../ui/toasts";
import { Categories, type Rule } from "./categories";
import { Chart } from "./chart";
import { bars, type Progress as Figures, per100Words } from "./figures";

const PERIODS = [30, 90, 365];

/** Which mistakes the user makes, and whether they become fewer; nothing is counted until it is turned on. */
export default function Progress({ api, t }: ViewProps) {
  const preferences = useLoaded(() => api.get("/learning/preferences"));

  async function turnOn() {
    try {
      preferences.change(await api.patch("/learning/preferences", { track_progress: true }));
    } catch (error) {
      toast(problemText(error));
    }
  }

  return (
    <>
      <div class="view-head">
        <Heading text={t("progress.title")} />
      </div>
      <WhenLoaded from={preferences}>
        {({ track_progress }) =>
          track_progress ? (
            <Report api={api} t={t} />
          ) : (
            <div class="panel stack progress-off">
              <p>{t("progress.off")}</p>
              <p class="soft">{t("account.track_progress_hint")}</p>
              <div>
                <Button kind="primary" onClick={turnOn}>
                  {t("progress.turn_on")}
                </Button>
              </div>
            </div>
          )
        }
      </WhenLoaded>
    </>
  );
}

function Report({ api, t }: Pick<ViewProps, "api" | "t">) {
  const [days, setDays] = useState(30);
  const { ask, question } = useQuestion();
  const loaded = useLoaded(
    async () => ({
      progress: await api.get("/learning/progress", { days }),
      // Examples are a help; the numbers are worth showing without them.
      rules: await api
        .get("/actions/rules", { language: document.documentElement.lang })
        .catch((): Rule[] => []),
    }),
    [days],
  );
  async function forget() {
    try {
      await api.delete("/learning/progress");
      toast(t("progress.deleted"));
      await loaded.reload();
    } catch (error) {
      toast(problemText(error));
    }
  }

  return (
    <div class="stack">
      <Select
        label={t("progress.period")}
        class="period-select"
        value={String(days)}
        options={PERIODS.map(each => ({ value: String(each), label: t("account.days", { count: each }) }))}
        onChange={event => setDays(Number(event.currentTarget.value))}
      />
      <WhenLoaded from={loaded}>
        {({ progress, rules }) =>
          progress.totals.checks === 0 ? (
            <p class="panel">
              {t("progress.nothing_yet")} <Link href="/app/write">{t("common.view_write")}</Link>
            </p>
          ) : (
            <div class="progress">
              <section class="panel stack">
                <Totals totals={progress.totals} t={t} />
                <Chart bars={bars(progress.days, days, new Date())} />
              </section>
              <section class="panel stack">
                <h2>{t("progress.kinds")}</h2>
                <Categories progress={progress} rules={rules} locale={document.documentElement.lang} />
              </section>
            </div>
          )
        }
      </WhenLoaded>
      <div class="row">
        <Link href="/app/account/preferences">{t("progress.turn_off")}</Link>
        <Button
          kind="quiet"
          onClick={() =>
            ask({
              title: t("progress.delete"),
              text: t("progress.delete_warning"),
              action: t("common.delete"),
              onYes: forget,
            })
          }
        >
          {t("progress.delete")}
        </Button>
      </div>
      {question}
    </div>
  );
}

function Totals({ totals, t }: { totals: Figures["totals"]; t: ViewProps["t"] }) {
  const figures: [string, number][] = [
    [t("progress.words"), totals.words],
    [t("progress.corrections"), totals.edits],
    [t("progress.per_100", { count: 100 }), per100Words(totals)],
  ];
  return (
    <dl class="totals">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{formatNumber(value, { maximumFractionDigits: 1 })}</dd>
        </div>
      ))}
    </dl>
  );
}
