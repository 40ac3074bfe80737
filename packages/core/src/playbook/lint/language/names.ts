const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words whose number is a version, an address or a place in an order. */
export const LABELLED: ReadonlySet<string> = words(`
  version versions release v sdk api schema revision rev edition build port code status id pr mr rfc adr page chapter line section
  figure step phase stage sprint week day month quarter year level grade band tier room floor http https tls ssl oauth priority
  severity sev p l ic soc iso gen generation web python java node ios android php ruby rails angular react vue postgres postgresql
  mysql kubernetes windows macos ubuntu debian rhel spring swift kotlin typescript go golang dotnet .net terraform helm kafka
  elasticsearch spark hadoop django flask laravel ticket issue bug item question section appendix part option variant iteration
  milestone batch wave round day
`);

/** Products, languages and frameworks, in lower case. A position may name one, but is not one. */
export const PRODUCTS: ReadonlySet<string> = words(`
  react angular vue svelte nextjs next.js redux jquery node nodejs node.js express nestjs deno typescript javascript python django
  flask fastapi java spring hibernate kotlin scala akka ruby rails php laravel symfony golang rust c++ c# .net dotnet asp.net swift
  swiftui uikit objective-c flutter dart xamarin ionic compose unity unreal kubernetes k8s docker podman helm istio envoy linkerd
  terraform pulumi ansible puppet chef packer vault consul nomad argocd argo jenkins circleci gitlab github bitbucket bazel gradle
  maven aws azure gcp ec2 s3 lambda dynamodb bigquery redshift snowflake databricks spark hadoop flink kafka pulsar rabbitmq sqs
  airflow dbt dagster looker tableau powerbi metabase postgres postgresql mysql mariadb oracle sqlite mongodb mongo cassandra redis
  memcached elasticsearch opensearch solr clickhouse neo4j cockroachdb graphql grpc openapi prometheus grafana datadog splunk
  newrelic kibana sentry opentelemetry pytorch tensorflow keras jax langchain huggingface openai chatgpt copilot claude gemini
  salesforce servicenow sap workday zendesk jira confluence sharepoint dynamics mulesoft wordpress drupal magento shopify webflow
  figma crowdstrike okta auth0 burp wireshark nessus qualys semgrep snyk sonarqube selenium cypress playwright appium storybook
  webpack vite nginx apache haproxy cloudflare akamai fastly linux windows vmware openshift excel matlab simulink labview perl cobol
  cisco juniper freertos zephyr yocto qt arduino autosar vxworks keil mikrotik fortinet palo peoplesoft netsuite hubspot marketo twilio
  stripe plaid sitecore aem contentful strapi supabase firebase amplify heroku vercel netlify rancher crossplane backstage nifi informatica
  talend ssis powerbuilder delphi vb6 sas spss stata qlik superset duckdb arrow polars numpy pandas scikit-learn mlflow kubeflow
  sagemaker vertex ray dask haskell erlang elixir clojure fortran abap apex powershell bash solidity hadoop hive presto trino iceberg delta
`);
