package org.zhengyuan.exchange.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.testing.Controllers;

class RetryAfterTest {
    @RestController
    static class Spent {
        @GetMapping("/spent")
        String spent() {
            throw DeliveryRefusal.QUOTA_DAY.toProblem(Map.of("retryAfter", 3_600L));
        }
    }

    @Test
    void whatIsSpentForTheDaySaysWhenToComeAgain() throws Exception {
        MockHttpServletResponse answer = Controllers.serving(Controllers.messages("delivery", "expected"), new Spent())
                .perform(get("/spent"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("3600");
    }
}
