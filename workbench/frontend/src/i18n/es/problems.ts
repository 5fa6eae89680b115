import type { Messages } from "../en";
import type { problems as English } from "../en/problems";

export const problems: Messages<typeof English> = {
  "problem.unexpected": "Algo falló en esta página. Vuelve a cargarla e inténtalo de nuevo.",
  "problem.network": "No se puede contactar con el servidor. Comprueba tu conexión; no se ha perdido nada.",
  "problem.bad_response": "El servidor envió una respuesta que esta página no entiende. Inténtalo de nuevo.",
  "problem.try_again_in": "Inténtalo de nuevo dentro de {time}.",
  "problem.not_authenticated": "Inicia sesión para continuar.",
  "problem.invalid_credentials": "El correo o la contraseña no son correctos.",
  "problem.account_locked": "Demasiados intentos fallidos: el inicio de sesión está bloqueado por un tiempo.",
  "problem.rate_limited": "Demasiadas solicitudes en poco tiempo.",
  "problem.otp_invalid": "El código es incorrecto o ha caducado.",
  "problem.token_expired": "Este paso tardó demasiado. Empieza de nuevo.",
  "problem.token_invalid": "Este paso ya no es válido. Empieza de nuevo.",
  "problem.mfa_invalid": "El código es incorrecto o ya se usó.",
  "problem.mfa_locked": "Demasiados códigos incorrectos: el segundo paso está bloqueado por un tiempo.",
  "problem.passkey_invalid": "No se pudo usar esta llave de acceso. Inténtalo de nuevo o usa tu contraseña.",
  "problem.provider_email_unverified": "El proveedor no ha confirmado tu correo. Confírmalo allí primero.",
  "problem.provider_unavailable":
    "No se puede contactar con el proveedor ahora. Inténtalo de nuevo o usa tu contraseña.",
  "problem.provider_login_invalid": "El inicio de sesión con el proveedor no funcionó. Inténtalo de nuevo.",
  "problem.identity_taken": "Esta cuenta del proveedor pertenece a otro usuario.",
  "problem.last_way_in":
    "Es la única forma de entrar que te queda. Crea primero una contraseña o añade otra forma.",
  "problem.second_step_conflict": "El segundo paso ha cambiado mientras tanto. Vuelve a cargar la página.",
  "problem.passkey_limit_reached": "Has alcanzado el límite de llaves de acceso. Quita una primero.",
  "problem.wrong_password": "La contraseña no es correcta.",
  "problem.email_taken": "Este correo ya lo usa otra cuenta.",
  "problem.not_found": "Esto ya no existe.",
  "problem.permission_denied": "No tienes permiso para hacer esto.",
  "problem.template_limit_reached": "Has alcanzado el límite de plantillas. Elimina una para hacer sitio.",
  "problem.default_template_read_only":
    "Las plantillas predeterminadas no se pueden cambiar. Haz primero una copia.",
  "problem.api_key_limit": "Has alcanzado el límite de claves de API. Elimina una primero.",
  "problem.dictionary_full": "Tu diccionario está lleno. Quita las palabras que ya no necesites.",
  "problem.text_too_long": "El texto es demasiado largo. Acórtalo o trabaja por partes.",
  "problem.body_too_large": "El texto es demasiado largo. Acórtalo.",
  "problem.quota_exceeded":
    "Se ha agotado la cuota de hoy. Se renueva a medianoche (UTC); la revisión en este servidor sigue funcionando.",
  "problem.unknown_language": "No conocemos este idioma. Elige uno de la lista.",
  "problem.ai_unavailable": "No se puede contactar con el modelo de lenguaje ahora. Tu texto no ha cambiado.",
  "problem.ai_timeout": "El modelo de lenguaje tardó demasiado. Tu texto no ha cambiado; inténtalo de nuevo.",
  "problem.ai_rate_limited": "El modelo de lenguaje está ocupado. Tu texto no ha cambiado.",
  "problem.ai_not_configured":
    "Esta herramienta necesita un modelo de lenguaje y este servidor no tiene ninguno.",
  "problem.ai_misconfigured":
    "El modelo de lenguaje rechazó la solicitud. Quien opera este servidor debe revisar la configuración.",
  "problem.content_blocked": "El modelo de lenguaje se negó a trabajar con este texto.",
  "problem.ai_bad_answer": "El modelo de lenguaje no dio un resultado útil. Inténtalo de nuevo.",
  "problem.overloaded": "El servidor está ocupado ahora.",
  "problem.database_unavailable":
    "El servidor no puede acceder a su base de datos ahora. No se ha perdido nada; inténtalo en un momento.",
  "problem.internal_error": "El servidor tuvo un error. Ha quedado registrado; inténtalo de nuevo.",
  "problem.field.required": "Rellena este campo.",
  "problem.field.blank": "Rellena este campo.",
  "problem.field.too_common": "Es una de las primeras contraseñas que prueban los atacantes.",
  "problem.field.too_similar": "No incluyas tu nombre, tu correo ni el nombre de este servicio.",
  "problem.field.wrong_password": "La contraseña no es correcta.",
};
