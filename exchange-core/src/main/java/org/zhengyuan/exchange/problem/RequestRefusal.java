package org.zhengyuan.exchange.problem;

/** Refusals that belong to no module: the request itself cannot be read, is not allowed, or met a fault of ours. */
public enum RequestRefusal implements Refusal {
    /** The body is not what its media type says, or lacks the expected shape; facts: {@code path}, {@code line}, {@code column}. */
    BODY("request.body", 400),
    /** One or more fields break a constraint; facts: {@code violations}. */
    FIELD("request.field", 400),
    /** The request is not HTTP as we accept it: its path, a header or a parameter cannot be read safely. */
    MALFORMED("request.malformed", 400),
    /** Nobody is signed in, or the token does not hold. */
    UNAUTHENTICATED("unauthenticated", 401),
    /** The actor is known and may not do this. */
    FORBIDDEN("forbidden", 403),
    /** A call made from a session lacks its anti-forgery token. */
    CSRF("csrf", 403),
    /** There is nothing here, or nothing the actor may know of. */
    NOT_FOUND("not-found", 404),
    METHOD("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    /** Another change came first, or the thing exists already. */
    CONFLICT("conflict", 409),
    TOO_LARGE("too-large", 413),
    MEDIA_TYPE("media-type", 415),
    /** Too many calls; the answer carries {@code Retry-After}. */
    RATE("rate-limited", 429),
    /** A fault of ours; facts: {@code incident}, the random id under which the log knows it. */
    INTERNAL("internal", 500),
    /** The database is away or has no room, or the service is starting; facts: {@code incident} where it is known. */
    UNAVAILABLE("unavailable", 503);

    private final String code;
    private final int status;

    RequestRefusal(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    /** The refusal for an HTTP status that a library chose without a reason of its own. */
    public static RequestRefusal forStatus(int status) {
        for (RequestRefusal refusal : values()) {
            if (refusal.status == status && refusal != BODY && refusal != FIELD && refusal != CSRF) {
                return refusal;
            }
        }
        return status >= 400 && status < 500 ? MALFORMED : INTERNAL;
    }
}
