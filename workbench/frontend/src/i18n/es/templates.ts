import type { Messages } from "../en";
import type { templates as English } from "../en/templates";

export const templates: Messages<typeof English> = {
  "templates.title": "Plantillas",
  "templates.new": "Plantilla nueva",
  "templates.edit": "Editar la plantilla",
  "templates.duplicate": "Duplicar",
  "templates.copy_of": "Copia de {title}",
  "templates.deleted": "Eliminada: {title}",
  "templates.discarded": "Los cambios no se guardaron.",
  "templates.list": "Lista de plantillas",
  "templates.search": "Buscar plantillas",
  "templates.category": "Categoría",
  "templates.all": "Todas",
  "templates.own": "Las mías",
  "templates.yours": "tuya",
  "templates.found": { one: "{count} plantilla", many: "{count} de plantillas", other: "{count} plantillas" },
  "templates.none_found": "Ninguna plantilla coincide.",
  "templates.choose": "Elige una plantilla para rellenarla.",
  "templates.fill_in": "Rellena",
  "templates.result": "Resultado",
  "templates.missing": {
    one: "Queda {count} hueco por rellenar.",
    many: "Quedan {count} de huecos por rellenar.",
    other: "Quedan {count} huecos por rellenar.",
  },
  "templates.open_in_editor": "Abrir en el editor",
  "templates.field_title": "Título",
  "templates.field_content": "Texto",
  "templates.placeholder_hint": "Escribe los huecos entre corchetes, como [Name].",
};
