import type { Messages } from "../en";
import type { progress as English } from "../en/progress";

export const progress: Messages<typeof English> = {
  "progress.title": "Progreso",
  "progress.off":
    "Descubre qué errores cometes más y si van disminuyendo. No se cuenta nada hasta que lo actives.",
  "progress.turn_on": "Activar",
  "progress.turn_off": "Desactivar en las preferencias",
  "progress.delete": "Eliminar las estadísticas",
  "progress.delete_warning": "Todas las estadísticas de tu progreso se eliminarán para siempre.",
  "progress.deleted": "Las estadísticas se han eliminado.",
  "progress.nothing_yet": "No se ha contado nada en este periodo. Revisa un texto y vuelve.",
  "progress.period": "Periodo",
  "progress.words": "Palabras revisadas",
  "progress.corrections": "Correcciones",
  "progress.per_100": "Por cada {count} palabras",
  "progress.chart_label": "Correcciones por cada {count} palabras a lo largo del tiempo",
  "progress.as_table": "Mostrar como tabla",
  "progress.kinds": "Tipos de errores",
  "progress.example": "(ejemplo)",
};
