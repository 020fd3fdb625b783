package org.zhengyuan.exchange.evidence.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.GenericFilterBean;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;
import org.zhengyuan.exchange.evidence.LogStanding;

/**
 * While the log stands still, nothing is written and nothing delivered that would need evidence: every write over HTTP is refused, after the
 * caller is known. What protects goes on (stopping a client, a dataset, an agreement), and so do signing in, questions about the past,
 * and the operator's way out.
 */
@Component
@Order(-1)
public class StoppedLogFilter extends GenericFilterBean {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern GOES_ON = Pattern.compile(
            "/(sign-in|sign-out|preferences|password|error|oauth2/.*|login/.*|api/v1/password|api/v1/log/origins"
                    + "|api/v1/(lineage-queries|past-answers|department-knowledge|fact-queries|case-files)|audit(/.*)?|lineage"
                    + "|(api/v1|catalog)/datasets/[^/]+/stop|(api/v1/)?agreements/[^/]+/(suspension|end)"
                    + "|api/v1/(clients|accounts)/[^/]+/(stop|suspension))/?");

    private final LogStanding standing;

    public StoppedLogFilter(LogStanding standing) {
        this.standing = standing;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Stopped why = standing.stopped().orElse(null);
        if (why != null && needsEvidence((HttpServletRequest) request)) {
            refuse(why);
        }
        chain.doFilter(request, response);
    }

    static void refuse(Stopped why) {
        throw EvidenceRefusal.LOG_STOPPED.toProblem(
                Map.of("reason", why.reason().name()));
    }

    private static boolean needsEvidence(HttpServletRequest request) {
        String path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
        // Lifting a suspension has the address of the suspension and is none.
        return !READING.contains(request.getMethod())
                && (request.getMethod().equals("DELETE")
                        || !GOES_ON.matcher(path).matches());
    }
}
