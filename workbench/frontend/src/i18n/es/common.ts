import type { Messages } from "../en";
import type { common as English } from "../en/common";

export const common: Messages<typeof English> = {
  "common.skip": "Ir al contenido",
  "common.language": "Idioma de la página",
  "common.navigation": "Principal",
  "common.sign_out": "Cerrar sesión",
  "common.loading": "Cargando…",
  "common.try_again": "Volver a intentarlo",
  "common.close": "Cerrar",
  "common.cancel": "Cancelar",
  "common.save": "Guardar",
  "common.saved": "Guardado",
  "common.delete": "Eliminar",
  "common.remove": "Quitar",
  "common.edit": "Editar",
  "common.back": "Atrás",
  "common.copy": "Copiar",
  "common.copied": "Copiado",
  "common.copy_failed": "El navegador no permitió copiar. Selecciona el texto y cópialo tú.",
  "common.undo": "Deshacer",
  "common.show_password": "Mostrar la contraseña",
  "common.hide_password": "Ocultar la contraseña",
  "common.view_failed": "No se pudo cargar esta página. Comprueba tu conexión y vuelve a intentarlo.",
};
