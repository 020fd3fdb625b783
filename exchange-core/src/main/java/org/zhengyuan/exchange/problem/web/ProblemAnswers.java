package org.zhengyuan.exchange.problem.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Answers with a problem in the form the caller can read: a document, or a page where a browser asked for one. */
@Component
public class ProblemAnswers {
    private final ProblemTexts texts;
    private final ProblemWriter writer;

    public ProblemAnswers(ProblemTexts texts, ProblemWriter writer) {
        this.texts = texts;
        this.writer = writer;
    }

    /** The error page to render, or null where the document is already written. */
    @Nullable
    ModelAndView answer(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted() || !readsHtml(request)) {
            writer.write(problem, request, response);
            return null;
        }
        problem.headers().forEach(response::setHeader);
        Map<String, Object> document = texts.document(problem, RequestContextUtils.getLocale(request));
        return new ModelAndView("problem/page", Map.of("problem", document), HttpStatusCode.valueOf(problem.status()));
    }

    /** True for a browser's navigation; the API answers with documents whatever is asked. */
    static boolean readsHtml(HttpServletRequest request) {
        Object original = request.getAttribute("jakarta.servlet.error.request_uri");
        String path = original == null ? request.getRequestURI() : original.toString();
        String accept = request.getHeader("Accept");
        if (accept == null || path.startsWith("/api/") || path.startsWith("/oauth2/")) {
            return false;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
