# Spanish.
[negator]
no, nunca, jamás, sin, nadie, nada, ningún, ninguna, ni, tampoco
[more]
muy, tan, súper, realmente, totalmente, completamente, absolutamente, demasiado, bastante
[less]
un poco, algo
[but]
pero, sin embargo, aunque, salvo, lástima
[positive 2.5]
excelente*, genial*, perfect*, increíble*, fantástic*, maravillos*, estupend*, encanta, encantó, encantado, encantada, mejor, mejores
amo, espectacular*, de diez, impecable*, crack, cracks, felicidades
[positive 1.8]
bueno, buena, buenísim*, bien, rápido, rápida, amable*, simpátic*, útil, contento, contenta, feliz, gracias, recomiendo, satisfech*
agradecid*, agradable*, eficaz, eficiente*, gusta, gustó, bonito, bonita, atent*
[neutral 1]
buenos días, buenas tardes, buenas noches, buen día, bueno pues, está bien
[negative 3]
pésim*, horrible*, terrible*, vergüenza, vergonzos*, estafa, estafador*, ladrones, robo, basura, mierda, asco, asquer*, peor, peores
inaceptable*, lamentable*, inútil*, incompetent*, desastre, fraude, sinvergüenza*, odio, una broma, tomadura de pelo, nunca más
[negative 1.8]
mal, malo, mala, malísim*, decepcion*, problema, problemas, fallo, fallos, falla, fallas, error, errores, lento, lenta, caro, cara
roto, rota, defectuos*, enfad*, molest*, triste, retraso, retrasado, queja, quejas, harto, harta, perdid*, cancelad*, difícil
no funciona, maleducad*, averia, avería, imposible, estresad*
[complaint 2.2 + negative 0.8]
no funciona, no me funciona, no funcionan, no va, no sirve, no carga, no abre, no tengo internet, sin internet, sin señal, sin luz
sin servicio, sin conexión, se cae, se corta, se ha caído, está caído, avería, llevo <num> días, llevo <num> horas, llevo <num> semanas
llevo esperando, llevo una semana, sigo esperando, sigo sin, estoy esperando, desde hace, hace <num> días, hace <num> semanas, hace días
hace semanas, desde ayer, todavía no, aún no, no ha llegado, no llegó, no me ha llegado, no he recibido, nunca llegó, no vino
no apareció, me han cobrado, me cobraron, cobro doble, cobrado dos veces, cobraron dos veces, cobrado de más, devolución, devuélvanme
reembolso, devolver el dinero, mi dinero, nadie responde, nadie contesta, no responden, no contestan, sin respuesta, me colgaron
llegó roto, llegó tarde, otra vez, producto defectuoso, no puedo entrar, no puedo acceder, no me deja, vuelo cancelado, mal servicio
[fixed 2.5]
ya funciona, ya va, ya está, ya está solucionado, solucionado, resuelto, ya está resuelto, arreglado, ya llegó, ya me llegó, todo bien
ya quedó, funciona de nuevo
[thanks 2.5 + action -1.2]
gracias, muchas gracias, mil gracias, muchísimas gracias, se agradece, agradecido, agradecida
[politeness 1]
gracias de antemano, por favor, porfa, porfavor
[query 2 + ask 1]
pueden, podrían, puede, podría, puedo, puedes, me pueden, cómo, cuándo, cuánto, cuánta, dónde, por qué, qué, cuál, cuáles, hay alguna
hay algún, tienen, tenéis, alguien sabe, saben si, sabéis, una pregunta, una duda, una consulta, quisiera saber, quería saber, es posible
hasta cuándo, a qué hora, quién
[action 1.6]
ayuda, ayúdenme, necesito ayuda, me ayudan, necesito, quiero cancelar, cancelar mi, quiero que, respondan, contesten, llámenme
solucionen, arreglen, devuélvanme, devolvedme, quiero mi dinero, me pueden, podrían, pueden, hagan algo, estoy esperando, sigo esperando
quisiera, contáctenme
[idle 1.8]
nunca más, no lo recomiendo, no recomiendo, como siempre, típico, huyan, no contraten, vaya chiste, en fin
[opinion 1.5]
creo que, pienso que, en mi opinión, me parece, deberían, deberíais, como siempre, típico
[praise 2.5]
buen servicio, excelente servicio, gran servicio, excelente atención, buena atención, gran trabajo, buen trabajo, los mejores, sois los mejores
son los mejores, muy contento con, muy contenta con, lo recomiendo, recomiendo mucho, felicidades, enhorabuena, me encanta, muy amables
sigan así, seguid así, un diez, muy satisfecho, muy satisfecha
[lead 3]
cuánto cuesta, qué precio, precio de, cuánto vale, cuánto sale, quiero contratar, contratar, hacerme cliente, tienen cobertura
hay cobertura, hacen envíos, envían a, presupuesto, cotización, tarifas, planes, me interesa, estoy interesado, estoy interesada, quiero comprar
busco un, busco una, busco proveedor, cambiar de compañía, cambiarme a, ofertas, disponible en
[rival_negative 2 + switch 3]
harto de <rival>, harta de <rival>, dejar <rival>, salir de <rival>, irme de <rival>, cambiarme de <rival>, estoy con <rival>, vengo de <rival>
[us_negative 2 + complaint 1.2]
me voy a <rival>, me paso a <rival>, me cambio a <rival>, me cambio de compañía, me voy a la competencia
[press 3.5 + action 1.5]
periodista, redacción, reportero, reportera, para un artículo, para un reportaje, gabinete de prensa, prensa, entrevista, declaraciones
[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
abogado, abogada, demanda, demandar, denunciar, denuncia, tribunal, tribunales, juicio, acciones legales, juzgado, burofax, indemnización
[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
profeco, facua, ocu, oficina del consumidor, consumo, hoja de reclamaciones, defensor del pueblo, indecopi, sernac, aepd
[severity 2]
llevo <num> días, llevo <num> semanas, hace semanas, bebé, hospital, discapacitad*, hackeado, hackeada, todo el barrio, teletrabajo
[self_harm 4 + negative 3 + action 2 + severity 4]
suicidarme, suicidio, me quiero morir, quiero morir, quiero morirme, matarme, quitarme la vida, acabar con todo, acabar con mi vida
no quiero vivir, hacerme daño, cortarme las venas
[threat_to_life 4 + negative 3 + action 2 + severity 4]
voy a matar, los voy a matar, te voy a matar, os voy a matar, bomba, peligro de muerte, fuga de gas, huele a gas, incendio, ambulancia
infarto, no respira, amenaza de muerte, monóxido
[urgent 2]
urgente, urgentemente, urge, inmediatamente, ya mismo, lo antes posible, cuanto antes, ahora mismo, emergencia, hoy mismo
[sarcasm 2 + negative 2 + complaint 0.8]
gracias por nada, qué bien otra, genial otra, bravo, muy bonito, menudo servicio, vaya servicio, qué maravilla de
[spam 3 + action -1.5]
gana dinero, ganar dinero, haz clic, haga clic, click aquí, clic aquí, has ganado, sígueme, préstamos rápidos, ingresos pasivos, trabaja desde casa
[scam 3.5 + severity 2]
verifique su cuenta, verifica tu cuenta, su cuenta será, confirme sus datos, soporte oficial, cuenta suspendida
[language 1]
el, la, los, las, es, y, no, que, de, mi, mis, un, una, por, para, con, se, lo, me, en, del, está, este, esta, pero, muy, hola, gracias, desde
tengo, llevo, su, son, ya, ustedes, cuando, qué, cómo
