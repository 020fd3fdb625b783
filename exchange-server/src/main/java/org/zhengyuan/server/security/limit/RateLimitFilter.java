package org.zhengyuan.server.security.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.problem.web.Problem;
import org.zhengyuan.exchange.problem.web.ProblemWriter;
import org.zhengyuan.server.security.SecuritySettings;

/**
 * Slows down whoever tries secrets or burns our processor on some paths: by address, and by the name tried from that address. A name is
 * never limited on its own, or a stranger could keep its owner out.
 */
public final class RateLimitFilter extends OncePerRequestFilter {
    private static final int LONGEST_NAME = 64;

    private final Predicate<HttpServletRequest> limited;
    private final Tries byAddress;
    private final Tries byName;
    private final Function<HttpServletRequest, @Nullable String> name;
    private final ProblemWriter problems;

    private RateLimitFilter(
            Predicate<HttpServletRequest> limited,
            Tries byAddress,
            Tries byName,
            Function<HttpServletRequest, @Nullable String> name,
            ProblemWriter problems) {
        this.limited = limited;
        this.byAddress = byAddress;
        this.byName = byName;
        this.name = name;
        this.problems = problems;
    }

    public static RateLimitFilter forTokens(SecuritySettings.Limits limits, Clock clock, ProblemWriter problems) {
        return new RateLimitFilter(
                request -> posts(request, "/oauth2/token"),
                new Tries(limits.tokensPerAddress(), clock),
                new Tries(limits.tokensPerClient(), clock),
                RateLimitFilter::clientId,
                problems);
    }

    /** Sign-ins with a password, and those begun at the issuer outside: each of these makes a session and a redirect. */
    public static RateLimitFilter forSignIns(SecuritySettings.Limits limits, Clock clock, ProblemWriter problems) {
        return new RateLimitFilter(
                request -> posts(request, "/sign-in") || beginsOutside(request),
                new Tries(limits.signInsPerAddress(), clock),
                new Tries(limits.signInsPerAccount(), clock),
                request -> beginsOutside(request) ? null : request.getParameter("username"),
                problems);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (limited.test(request)) {
            String address = AddressRange.of(request.getRemoteAddr());
            long wait = byAddress.count(address);
            String tried = wait > 0 ? null : name.apply(request);
            if (tried != null) {
                wait = byName.count(address + " " + shortened(tried));
            }
            if (wait > 0) {
                problems.refuse(
                        Problem.of(RequestRefusal.RATE).withHeader("Retry-After", Long.toString(wait)),
                        request,
                        response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean posts(HttpServletRequest request, String path) {
        return request.getMethod().equals("POST") && request.getServletPath().equals(path);
    }

    private static boolean beginsOutside(HttpServletRequest request) {
        return request.getServletPath().startsWith("/oauth2/authorization/");
    }

    private static String shortened(String tried) {
        String lower = tried.strip().toLowerCase(Locale.ROOT);
        return lower.length() > LONGEST_NAME ? lower.substring(0, LONGEST_NAME) : lower;
    }

    private static @Nullable String clientId(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return request.getParameter("client_id");
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
