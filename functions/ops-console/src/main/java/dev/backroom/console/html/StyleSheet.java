package dev.backroom.console.html;

/** The look of the pages. Every rule begins at .bkr, because a widget shares its page with others. */
public enum StyleSheet {
    PLAIN;

    private static final String LIGHT = """
            --fg:#16191f;--dim:#5f6b7a;--bg:#fff;--line:#e3e7ea;--edge:#879596;--bad:#b0140c;--badbg:#fdf1f0;\
            --warn:#8a4b00;--warnbg:#fff8ec;--good:#116b2e;--link:#0a53b8;--bar:#2b5f8a;--shade:#c5d3df""";

    private static final String DARK = """
            --fg:#e4e8ec;--dim:#9aa5b1;--bg:#14181d;--line:#2b333b;--edge:#65717d;--bad:#ff8a80;--badbg:#351a1a;\
            --warn:#f2b45a;--warnbg:#302512;--good:#7fd394;--link:#8ab8ff;--bar:#7fb4e0;--shade:#384654""";

    private static final String CSS = """
            .bkr{%s;font:13px/1.45 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--fg);background:var(--bg);padding:12px 16px}
            .bkr.dark{%s}
            @media (prefers-color-scheme:dark){.bkr.auto{%s}}
            .bkr header{display:flex;flex-wrap:wrap;gap:4px 18px;align-items:baseline;margin-bottom:8px}
            .bkr nav,.bkr .shops{display:flex;flex-wrap:wrap;gap:4px 14px}
            .bkr a{color:var(--link)}
            .bkr .here{font-weight:600;border-bottom:2px solid var(--fg)}
            .bkr h1{font-size:18px;margin:0}
            .bkr h2{font-size:15px;margin:18px 0 6px}
            .bkr h3{font-size:13px;margin:10px 0 4px}
            .bkr p{margin:6px 0}
            .bkr .dim{color:var(--dim)}
            .bkr .strong{font-weight:600}
            .bkr .done{border-left:3px solid var(--good);padding-left:8px}
            .bkr .tiles{display:flex;flex-wrap:wrap;gap:8px;margin:6px 0 12px}
            .bkr .tile{border:1px solid var(--line);border-radius:4px;padding:5px 10px;min-width:80px}
            .bkr .tile b{display:block;font-size:21px;line-height:1.2;font-variant-numeric:tabular-nums}
            .bkr .tile.bad{border-color:var(--bad);background:var(--badbg)}
            .bkr .tile.warn{border-color:var(--warn);background:var(--warnbg)}
            .bkr .tile.bad b{color:var(--bad)}
            .bkr .tile.warn b{color:var(--warn)}
            .bkr .split{display:grid;grid-template-columns:repeat(auto-fit,minmax(430px,1fr));gap:0 28px}
            .bkr .figures{display:flex;flex-wrap:wrap;gap:4px 32px;align-items:flex-start}
            .bkr .figures td{vertical-align:middle}
            .bkr .wide{overflow-x:auto}
            .bkr table{border-collapse:collapse}
            .bkr .split table{width:100%%}
            .bkr th{text-align:left;font-weight:600;color:var(--dim);border-bottom:1px solid var(--edge);padding:2px 16px 2px 0;white-space:nowrap}
            .bkr td{border-bottom:1px solid var(--line);padding:3px 16px 3px 0;vertical-align:top}
            .bkr .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            .bkr .big{font-weight:600;font-size:14px}
            .bkr .id{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:12px;white-space:nowrap}
            .bkr .id.any{white-space:normal;overflow-wrap:anywhere;min-width:20ch}
            .bkr .when{white-space:nowrap;font-variant-numeric:tabular-nums}
            .bkr .long{max-width:46ch;overflow-wrap:anywhere}
            .bkr .bad{color:var(--bad)}
            .bkr .warn{color:var(--warn)}
            .bkr .good{color:var(--good)}
            .bkr tr.bad td,.bkr tr.warn td{color:var(--fg)}
            .bkr tr.bad td{background:var(--badbg)}
            .bkr tr.warn td{background:var(--warnbg)}
            .bkr tr.bad td.bad{color:var(--bad);font-weight:600}
            .bkr tr.warn td.warn{color:var(--warn);font-weight:600}
            .bkr tr>:first-child{padding-left:6px}
            .bkr .tag{display:inline-block;border:1px solid var(--edge);border-radius:3px;padding:0 5px;font-size:12px;margin-right:4px;white-space:nowrap}
            .bkr form{display:inline-block;margin:0}
            .bkr button{font:inherit;color:var(--link);background:var(--bg);border:1px solid var(--edge);border-radius:3px;padding:0 8px;margin:0 4px 3px 0;white-space:nowrap;cursor:pointer}
            .bkr input[type=text]{font:inherit;color:var(--fg);background:var(--bg);border:1px solid var(--edge);border-radius:3px;padding:0 6px;margin-right:6px}
            .bkr .slip{border-top:2px solid var(--edge);padding:8px 0;margin-top:12px}
            .bkr .label{border:1px solid var(--edge);padding:8px;max-width:95mm}
            .bkr .state{display:inline-block;border-radius:3px;padding:0 5px;background:var(--line);color:var(--fg);white-space:nowrap}
            .bkr .state.bad{background:var(--bad);color:var(--bg)}
            .bkr .state.warn{background:var(--warn);color:var(--bg)}
            .bkr .state.today{outline:1px solid var(--warn);outline-offset:-1px;background:none;color:var(--warn)}
            .bkr .state.fine{background:none;color:var(--dim);font-weight:400;padding:0}
            .bkr .due{white-space:nowrap;font-variant-numeric:tabular-nums}
            .bkr .why{min-width:26ch;max-width:52ch;overflow-wrap:anywhere}
            .bkr .items{max-width:30ch}
            .bkr details{display:inline-block;vertical-align:top}
            .bkr details[open]{display:block;border-left:3px solid var(--edge);padding:4px 0 4px 8px;max-width:44ch}
            .bkr summary{cursor:pointer;color:var(--link)}
            .bkr select,.bkr input.find{font:inherit;color:var(--fg);background:var(--bg);border:1px solid var(--edge);border-radius:3px;margin:0 6px 4px 0;max-width:100%%}
            .bkr header input.find,.bkr header button{margin:0 4px 0 0}
            .bkr header input.find{width:19ch;box-sizing:border-box}
            .bkr input.note{width:44ch;max-width:100%%;box-sizing:border-box;margin-bottom:4px}
            .bkr .given{margin:2px 0;overflow-wrap:anywhere}
            .bkr .bulk{margin:2px 0 8px;padding:6px 8px;border:1px solid var(--line);border-radius:4px}
            .bkr progress{width:min(44ch,100%%);accent-color:var(--bar)}
            .bkr .facts{display:grid;grid-template-columns:max-content minmax(0,62ch);gap:4px 14px;margin:6px 0 10px}
            .bkr .facts dt{color:var(--dim)}
            .bkr .facts dd{margin:0;overflow-wrap:anywhere}
            .bkr .chips{line-height:2}
            .bkr a.tag{text-decoration:none}
            .bkr .tag.here{border:1px solid var(--fg)}
            .bkr .done.not{border-left-color:var(--bad);color:var(--bad)}
            @media screen and (max-width:700px){
            .bkr{padding:10px 12px;font-size:14px}
            .bkr .split{display:block}
            .bkr .cards thead{display:none}
            .bkr .cards,.bkr .cards tbody,.bkr .cards tr,.bkr .cards td{display:block}
            .bkr .cards tr{border:1px solid var(--line);border-radius:4px;margin:0 0 8px;padding:4px 0}
            .bkr .cards tr.bad{background:var(--badbg);border-color:var(--bad)}
            .bkr .cards tr.warn{background:var(--warnbg);border-color:var(--warn)}
            .bkr .cards td,.bkr .cards tr>:first-child{border:0;padding:2px 8px;max-width:none;min-width:0;text-align:left;white-space:normal;overflow-wrap:anywhere}
            .bkr .cards td:not(:empty)::before{content:attr(data-label) " ";color:var(--dim);font-weight:400}
            .bkr .cards td:empty{display:none}
            .bkr form{max-width:100%%}
            .bkr input.note{width:100%%}
            .bkr button,.bkr summary,.bkr select,.bkr input[type=text]{min-height:32px}
            }
            .bkr pre.csv{overflow-x:auto;font-size:12px}
            @media print{.bkr header,.bkr .screen{display:none}.bkr{padding:0;color:#000;background:#fff}.bkr .slip{break-inside:avoid;break-after:page;border-top:0}}
            .bkr svg{display:block}
            .bkr .barcode{margin:4px 0}
            .bkr .bars{background:#fff;fill:#000;shape-rendering:crispEdges;max-width:100%%;print-color-adjust:exact}
            .bkr svg text{font-size:10px;fill:var(--dim)}
            .bkr svg line{stroke:var(--edge)}
            .bkr svg polyline{fill:none;stroke:var(--bar);stroke-width:1.5}
            .bkr svg .now{fill:var(--bar)}
            .bkr svg .then{fill:var(--shade)}
            """.formatted(LIGHT, DARK, DARK);

    public String css() {
        return CSS;
    }
}
