package org.zhengyuan.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one application: it starts the exchange and everything that serves it. */
@SpringBootApplication(scanBasePackages = "org.zhengyuan")
public class ZhengyuanApplication {
    public static void main(String[] args) {
        SpringApplication.run(ZhengyuanApplication.class, args);
    }
}
