package dev.backroom.console;

/** The look of the pages. Every rule begins at .bkr, because a widget shares its page with others. */
enum StyleSheet {
    PLAIN;

    private static final String CSS = """
            .bkr{font:13px/1.45 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei",sans-serif;color:#16191f;background:#fff;padding:12px 16px}
            .bkr header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline;margin-bottom:8px}
            .bkr h1{font-size:18px;margin:0}
            .bkr h2{font-size:14px;margin:18px 0 6px}
            .bkr .dim{color:#5f6b7a}
            .bkr .tiles{display:flex;flex-wrap:wrap;gap:8px}
            .bkr .tile{border:1px solid #d5dbdb;border-radius:6px;padding:6px 12px;min-width:96px}
            .bkr .tile b{display:block;font-size:22px;line-height:1.2;font-variant-numeric:tabular-nums}
            .bkr .split{display:grid;grid-template-columns:repeat(auto-fit,minmax(420px,1fr));gap:0 24px}
            .bkr .wide{overflow-x:auto}
            .bkr table{border-collapse:collapse;width:100%}
            .bkr th{text-align:left;font-weight:600;color:#5f6b7a;border-bottom:1px solid #879596;padding:2px 10px 2px 0;white-space:nowrap}
            .bkr td{border-bottom:1px solid #eaeded;padding:3px 10px 3px 0;vertical-align:top}
            .bkr .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            .bkr .id{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:12px;overflow-wrap:anywhere;min-width:9ch}
            .bkr .when{white-space:nowrap;font-variant-numeric:tabular-nums}
            .bkr td.bad,.bkr td.warn{white-space:nowrap}
            .bkr .bad{color:#b0140c;font-weight:600}
            .bkr .warn{color:#8a4b00;font-weight:600}
            .bkr .good{color:#116b2e}
            .bkr .tile.bad{border-color:#b0140c;background:#fdf1f0}
            .bkr .tile.warn{border-color:#c77700;background:#fff8ec}
            .bkr tr.bad td{background:#fdf1f0}
            .bkr tr.bad td,.bkr tr.warn td{color:#16191f;font-weight:400}
            .bkr tr.warn td{background:#fff8ec}
            .bkr .tag{display:inline-block;border:1px solid #879596;border-radius:3px;padding:0 5px;font-size:11px;margin-right:4px;white-space:nowrap}
            """;

    String css() {
        return CSS;
    }
}
