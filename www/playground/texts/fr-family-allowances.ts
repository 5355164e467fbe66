export default import.meta.glob<string>("../../../policies/examples/fr-family-allowances/*.policy", { eager: true, query: "?raw", import: "default" });
