package org.zhengyuan.server.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.problem.web.Problem;
import org.zhengyuan.exchange.problem.web.ProblemWriter;

/** What holds for every request before any chain. */
@Configuration(proxyBeanMethods = false)
class WebSecurityBeans {
    /** Paths with a second meaning ({@code //}, {@code ;}, encoded slashes, dots), control characters and the like. */
    @Bean
    RequestRejectedHandler unsafeRequests(ProblemWriter problems) {
        return (request, response, rejection) ->
                problems.refuse(Problem.of(RequestRefusal.MALFORMED), request, response);
    }
}
