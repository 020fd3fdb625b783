package org.zhengyuan.exchange.idempotency.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;

/** Which requests take a key here, and what makes two of them the same. */
final class KeyedRequests {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
    /**
     * Uploads and pulls have rules of their own. Questions are asked anew each time: every look is a fact, and a kept answer would be a look
     * without one. A password must not leave a digest behind.
     */
    private static final Pattern ELSEWHERE =
            Pattern.compile("/api/v1/(pulls|claim-checks|profiles|fact-queries|case-files|lineage-queries|past-answers"
                    + "|department-knowledge|password|datasets/[^/]+/submissions)/?");

    private KeyedRequests() {}

    static boolean includes(HttpServletRequest request) {
        String path = path(request);
        return WRITING.contains(request.getMethod())
                && path.startsWith("/api/")
                && !ELSEWHERE.matcher(path).matches();
    }

    /** Also covers what the actor may do: with other roles or another department it is another request. */
    static byte[] digest(HttpServletRequest request, Actor actor, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String roles = actor.roles().stream().map(Role::name).sorted().collect(Collectors.joining(","));
            for (String part : new String[] {
                request.getMethod(),
                path(request),
                Objects.toString(request.getQueryString(), ""),
                Objects.toString(request.getContentType(), ""),
                Objects.toString(actor.department(), ""),
                roles
            }) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Decoded, as the controllers see it: an escaped letter must not lead around these rules. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    }
}
