/** What each endpoint takes and returns, from the types that are generated from the API's schema. */

import type { components, paths } from "./schema";

/** The objects of the schema, by name. */
export type Schemas = components["schemas"];

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths that have a method, as the schema writes them: `/auth/sessions/{id}`. */
type Declared<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

type Filled<P extends string> = P extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : P;

/** The paths that have a method, as the page writes them: `/auth/sessions/${id}`. */
export type Path<M extends Method> = Filled<Declared<M>>;

/** A path without parameters is the one of that name; `/templates/` must not be taken for `/templates/{id}`. */
type Operation<M extends Method, P extends string> =
  P extends Declared<M>
    ? paths[P][M]
    : { [D in Declared<M>]: P extends Filled<D> ? paths[D][M] : never }[Declared<M>];

type Json<R> = R extends { content: { "application/json": infer T } } ? T : undefined;

/** What a successful call returns; nothing for a 204. */
export type Answer<M extends Method, P extends string> =
  Operation<M, P> extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 202)]> : never;

/** The JSON that a call sends. */
export type Body<M extends Method, P extends string> =
  Operation<M, P> extends { requestBody?: { content: { "application/json": infer T } } } ? T : never;
