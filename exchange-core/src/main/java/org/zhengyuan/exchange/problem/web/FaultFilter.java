package org.zhengyuan.exchange.problem.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Catches what no controller's mapper sees: faults of filters and of page rendering. The container would log them with their
 * messages, which may quote a row.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class FaultFilter extends GenericFilterBean {
    private final ProblemWriter writer;

    public FaultFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ClientAbortException e) {
            throw e; // the caller hung up; the container knows what to do
        } catch (IOException | ServletException | RuntimeException | LinkageError | AssertionError e) {
            answer(e, (HttpServletRequest) request, (HttpServletResponse) response);
        }
    }

    private void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Throwable cause = failure instanceof ServletException wrapped && wrapped.getRootCause() != null
                ? wrapped.getRootCause()
                : failure;
        Problem problem = ProblemMapping.of(cause);
        Object incident = problem.facts().get("incident");
        if (incident != null) {
            IncidentLog.record(incident, cause);
        }
        if (response.isCommitted()) {
            // Half an answer must not look like a whole one: this breaks the connection.
            throw new IOException("broken off, incident " + incident);
        }
        writer.refuse(problem, request, response);
    }
}
