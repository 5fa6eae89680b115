export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** The RFC 9457 object that the server sends with every error; some problems have more members. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  request_id?: string;
  errors?: FieldError[];
  [member: string]: unknown;
}

/** An error that the server reported, or one of the two the page reports itself: `network` and `bad_response`. */
export class ApiError extends Error {
  override name = "ApiError";

  constructor(
    readonly problem: Problem,
    /** Seconds until the same request may succeed, if the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail || problem.title);
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  get errors(): FieldError[] {
    return this.problem.errors ?? [];
  }
}

export function localProblem(code: "network" | "bad_response"): Problem {
  return { code, status: 0, title: code, detail: "" };
}

/** Return the error that a response with a status of 400 or more describes. */
export async function errorOf(response: Response): Promise<ApiError> {
  const wait = Number(response.headers.get("Retry-After"));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
  const problem = await response.json().catch(() => null);
  if (typeof problem?.code !== "string") {
    return new ApiError({ ...localProblem("bad_response"), status: response.status }, retryAfter);
  }
  return new ApiError(problem as Problem, retryAfter);
}

/** Tell whether an error is only the caller's own `AbortController` at work. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
