package org.zhengyuan.exchange.reconciliation.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of discrepancies: both values beside each other, for those entitled. */
@Controller
class DiscrepancyPages {
    private final DiscrepancyListing listing;

    DiscrepancyPages(DiscrepancyListing listing) {
        this.listing = listing;
    }

    @GetMapping("/discrepancies")
    String list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        boolean open = !state.equals("closed");
        model.addAttribute("open", open);
        model.addAttribute("after", after);
        model.addAttribute("page", listing.page(open, after));
        return "reconciliation/discrepancies";
    }
}
