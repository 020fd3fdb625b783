package org.zhengyuan.exchange.problem.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** The one place where an exception of a controller becomes an answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemAdvice {
    private final ProblemAnswers answers;

    public ProblemAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    @Nullable
    ModelAndView answer(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (failure instanceof AsyncRequestNotUsableException || failure instanceof ClientAbortException) {
            return null; // the caller hung up: there is nobody to tell
        }
        Problem problem = ProblemMapping.of(failure);
        Object incident = problem.facts().get("incident");
        if (incident != null) {
            IncidentLog.record(incident, failure);
        }
        return answers.answer(problem, request, response);
    }
}
