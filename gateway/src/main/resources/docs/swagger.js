"use strict";

const ui = SwaggerUIBundle({
  url: "/v1/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  tryItOutEnabled: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
  oauth2RedirectUrl: window.location.origin + "/docs/oauth2-redirect.html",
  // "Try it out" calls the address this page came from, whatever the document says.
  requestInterceptor: (request) => {
    const url = new URL(request.url, window.location.origin);
    if (url.pathname.startsWith("/v1/")) {
      request.url = window.location.origin + url.pathname + url.search;
    }
    return request;
  },
});

ui.initOAuth({
  clientId: {{client}},
  usePkceWithAuthorizationCodeGrant: true,
  scopes: "openid",
});
