package dev.backroom.console;

/** What CloudWatch shows to somebody who adds the widget to a dashboard. */
final class Description {
    static final String TEXT = """
            ## Backroom

            Orders that wait, stock that runs out, queues, parked messages and connected shops of this stack.

            ### Widget parameters

            Param | Description
            ---|---
            **page** | `home`, the only page so far
            **lang** | `en` or `zh`; without it the dashboard's own language

            ### Example parameters

            ``` yaml
            page: home
            lang: en
            ```
            """;

    private Description() {}
}
