package local.bill;

import local.admin.AdminServer;
import local.template.Stack;

/** The meters and the bill on the admin API: {@code GET /usage}, which a bill at any prices is made from, and {@code GET /bill}. */
public final class BillApi {
    private BillApi() {}

    public static void serve(AdminServer admin, Ledger ledger, Stack stack) {
        admin.get("/usage", () -> ledger.read(stack).toJson());
        admin.get("/bill", () -> BillJson.of(Bill.of(ledger.read(stack), Prices.standard())));
    }
}
