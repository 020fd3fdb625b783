package org.zhengyuan.exchange.idempotency.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.GenericFilterBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.idempotency.KeptAnswer;
import org.zhengyuan.exchange.idempotency.KeyRefusal;
import org.zhengyuan.exchange.idempotency.KeyedWrite;
import org.zhengyuan.exchange.idempotency.WriteOnce;
import org.zhengyuan.exchange.problem.Outcome;

/**
 * Takes {@code Idempotency-Key} on every write of the interface, after the caller is known and before a controller runs. The answer is
 * held back until the transaction that keeps it has committed.
 */
@Component
@Order(0)
public class IdempotencyFilter extends GenericFilterBean {
    /** Marks an answer of an earlier time. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final String KEY = "Idempotency-Key";
    private static final int MOST_KEPT = 1 << 20;

    private final WriteOnce writes;
    private final Actors actors;
    private final BodyMemory memory = new BodyMemory();

    public IdempotencyFilter(WriteOnce writes, Actors actors) {
        this.writes = writes;
        this.actors = actors;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String key = http.getHeader(KEY);
        Actor actor = key == null ? null : actors.current().orElse(null);
        if (key == null || actor == null || !KeyedRequests.includes(http)) {
            chain.doFilter(request, response);
            return;
        }
        if (!KeyedWrite.isKey(key)) {
            throw KeyRefusal.MALFORMED.toProblem(
                    Map.of("field", KEY, "expected", "1 to " + KeyedWrite.LONGEST_KEY + " printable ASCII characters"));
        }
        try (BodyMemory.Share share = memory.share()) {
            byte[] body = share.read(http);
            KeyedWrite keyed = new KeyedWrite(actor.kind(), actor.id(), key, KeyedRequests.digest(http, actor, body));
            answer(keyed, new HeldBody(http, body), (HttpServletResponse) response, chain);
        }
    }

    private void answer(KeyedWrite keyed, HeldBody request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        Outcome<WriteOnce.Answered> outcome;
        try {
            outcome = writes.once(keyed, () -> run(request, held, chain));
        } catch (RuntimeException e) {
            response.setHeader("Location", null); // of something that is not there
            throw e;
        }
        if (outcome instanceof Outcome.Refused<WriteOnce.Answered>) {
            response.setHeader("Retry-After", "1");
        }
        WriteOnce.Answered answered = outcome.orProblem();
        if (answered.repeated()) {
            repeat(answered.answer(), response);
        } else {
            held.copyBodyToResponse();
        }
    }

    private static KeptAnswer run(HeldBody request, ContentCachingResponseWrapper held, FilterChain chain) {
        try {
            chain.doFilter(request, held);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e.getRootCause() == null ? e : e.getRootCause());
        }
        if (request.isAsyncStarted()) {
            throw new IllegalStateException("a write that answers later cannot be kept");
        }
        byte[] body = held.getContentAsByteArray();
        boolean kept = body.length <= MOST_KEPT && !(held.getStatus() < 400 && isShownOnce(request));
        return new KeptAnswer(held.getStatus(), held.getHeader("Location"), held.getContentType(), kept ? body : null);
    }

    private static boolean isShownOnce(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                && handler.hasMethodAnnotation(ShownOnce.class);
    }

    private static void repeat(KeptAnswer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body();
        if (body == null) {
            Map<String, Object> facts = new HashMap<>(Map.of("answered", answer.status()));
            if (answer.location() != null) {
                facts.put("location", answer.location());
            }
            throw KeyRefusal.ANSWER_NOT_KEPT.toProblem(facts);
        }
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
