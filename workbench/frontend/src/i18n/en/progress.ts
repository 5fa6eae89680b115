export const progress = {
  "progress.title": "Progress",
  "progress.off":
    "See which mistakes you make most, and whether they become fewer. Nothing is counted until you turn this on.",
  "progress.turn_on": "Turn on",
  "progress.turn_off": "Turn off in the preferences",
  "progress.delete": "Delete the numbers",
  "progress.delete_warning": "All numbers of your progress will be deleted for good.",
  "progress.deleted": "The numbers have been deleted.",
  "progress.nothing_yet": "Nothing has been counted in this period. Check a text, then come back.",
  "progress.period": "Period",
  "progress.words": "Words checked",
  "progress.corrections": "Corrections",
  "progress.per_100": "Per {count} words",
  "progress.chart_label": "Corrections per {count} words over time",
  "progress.as_table": "Show as a table",
  "progress.kinds": "Kinds of mistakes",
  "progress.example": "(example)",
};
