package org.zhengyuan.exchange.problem.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers for what never reached a controller: the container's own refusals and failures of filters. */
@Controller
public class ProblemErrorController implements ErrorController {
    /** Request attribute with the problem that a filter has found already. */
    static final String PROBLEM = ProblemErrorController.class.getName() + ".problem";

    private final ProblemAnswers answers;

    public ProblemErrorController(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(PROBLEM) instanceof Problem known) {
            return answers.answer(known, request, response);
        }
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = failure instanceof Throwable thrown
                ? ProblemMapping.of(thrown)
                : ProblemMapping.ofStatus(status instanceof Integer code ? code : 404);
        Object incident = problem.facts().get("incident");
        if (incident != null && failure instanceof Throwable thrown) {
            IncidentLog.record(incident, thrown);
        }
        return answers.answer(problem, request, response);
    }
}
