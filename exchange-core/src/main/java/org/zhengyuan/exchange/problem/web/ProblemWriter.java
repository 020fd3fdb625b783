package org.zhengyuan.exchange.problem.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as {@code application/problem+json}; for the mapper and for filters that answer before any controller. */
@Component
public class ProblemWriter {
    private final ProblemTexts texts;
    private final LocaleResolver locales;
    private final JsonMapper json;

    public ProblemWriter(ProblemTexts texts, LocaleResolver locales, JsonMapper json) {
        this.texts = texts;
        this.locales = locales;
        this.json = json;
    }

    /** Answers from a filter: a browser gets the error page, everybody else the document. */
    public void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ProblemAnswers.readsHtml(request)) {
            problem.headers().forEach(response::setHeader);
            request.setAttribute(ProblemErrorController.PROBLEM, problem);
            response.sendError(problem.status());
            return;
        }
        write(problem, request, response);
    }

    /** Answers with the document unless an answer is under way already. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        Map<String, Object> document = texts.document(problem, locales.resolveLocale(request));
        byte[] body = json.writeValueAsBytes(document);
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
