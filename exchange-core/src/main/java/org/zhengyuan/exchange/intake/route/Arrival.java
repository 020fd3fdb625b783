package org.zhengyuan.exchange.intake.route;

import java.io.InputStream;
import org.zhengyuan.exchange.intake.Upload;

/** What travels along an intake route: what the sender says, and the content, once readable. */
record Arrival(Upload upload, InputStream content) {}
