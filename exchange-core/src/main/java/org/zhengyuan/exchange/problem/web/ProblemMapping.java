package org.zhengyuan.exchange.problem.web;

import static org.zhengyuan.exchange.problem.RequestRefusal.BODY;
import static org.zhengyuan.exchange.problem.RequestRefusal.FIELD;
import static org.zhengyuan.exchange.problem.RequestRefusal.FORBIDDEN;
import static org.zhengyuan.exchange.problem.RequestRefusal.INTERNAL;
import static org.zhengyuan.exchange.problem.RequestRefusal.MEDIA_TYPE;
import static org.zhengyuan.exchange.problem.RequestRefusal.METHOD;
import static org.zhengyuan.exchange.problem.RequestRefusal.NOT_FOUND;
import static org.zhengyuan.exchange.problem.RequestRefusal.TOO_LARGE;
import static org.zhengyuan.exchange.problem.RequestRefusal.UNAUTHENTICATED;
import static org.zhengyuan.exchange.problem.RequestRefusal.UNAVAILABLE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** Which problem an exception is. Whatever is not the caller's doing is {@code internal} and gets an incident id. */
final class ProblemMapping {
    private ProblemMapping() {}

    static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> later(Problem.of(problem));
            case HttpMessageNotReadableException unreadable -> Problem.of(BODY, UnreadableBody.facts(unreadable));
            case BindException bind -> Problem.of(FIELD, Map.of("violations", Violations.of(bind)));
            case HandlerMethodValidationException invalid ->
                invalid.isForReturnValue()
                        ? internal()
                        : Problem.of(FIELD, Map.of("violations", Violations.of(invalid)));
            case TypeMismatchException mismatch -> Problem.of(FIELD, Violations.mismatch(mismatch));
            case MissingRequestValueException missing -> Problem.of(FIELD, Violations.missing(missing));
            case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
            case HttpMediaTypeNotSupportedException media -> mediaType(media.getSupportedMediaTypes());
            case MaxUploadSizeExceededException ignored -> Problem.of(TOO_LARGE);
            case NoResourceFoundException ignored -> Problem.of(NOT_FOUND);
            case NoHandlerFoundException ignored -> Problem.of(NOT_FOUND);
            case AuthenticationException ignored -> unauthenticated();
            case AccessDeniedException ignored -> Problem.of(FORBIDDEN);
            case ErrorResponse answered -> ofStatus(answered.getStatusCode().value());
            default -> Outage.of(failure) ? unavailable() : internal();
        };
    }

    /** A refusal that says when it is over says so in the header as well. */
    private static Problem later(Problem problem) {
        Object seconds = problem.facts().get("retryAfter");
        return seconds == null ? problem : problem.withHeader("Retry-After", seconds.toString());
    }

    static Problem ofStatus(int status) {
        RequestRefusal refusal = RequestRefusal.forStatus(status);
        if (refusal == INTERNAL) {
            return internal();
        }
        return new Problem(refusal.code(), status, Map.of(), Map.of());
    }

    static Problem unauthenticated() {
        return Problem.of(UNAUTHENTICATED).withHeader("WWW-Authenticate", "Bearer");
    }

    private static Problem internal() {
        return Problem.of(INTERNAL, Map.of("incident", UUID.randomUUID().toString()));
    }

    private static Problem unavailable() {
        return Problem.of(UNAVAILABLE, Map.of("incident", UUID.randomUUID().toString()))
                .withHeader("Retry-After", Outage.RETRY_SECONDS);
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException method) {
        String[] supported = method.getSupportedMethods();
        Set<String> allowed = supported == null ? Set.of() : Set.of(supported);
        return Problem.of(METHOD, Map.of("expected", allowed.stream().sorted().toList()))
                .withHeader("Allow", String.join(", ", allowed.stream().sorted().toList()));
    }

    private static Problem mediaType(List<MediaType> supported) {
        List<String> names =
                supported.stream().map(MediaType::toString).sorted().toList();
        return Problem.of(MEDIA_TYPE, Map.of("expected", names)).withHeader("Accept", String.join(", ", names));
    }
}
